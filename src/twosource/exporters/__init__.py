"""Write a record in the formats of the field."""
