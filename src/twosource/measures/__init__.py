"""Score stages on labelled files; what only a data set needs stays here."""
