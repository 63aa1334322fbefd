"""The review desk: pages where a person sees, checks and decides. One user, on this machine alone.

`app.py` lists the pages; each page is a module that reads a record and fills a template.
"""
