"""Backups: one file that holds a whole home, made while the desk runs; restored, and proved by restoring it.

snapshot     the database as one consistent SQLite file, from SQLite or PostgreSQL
pages        the pages of such a file that another one does not hold
archive      the file: a manifest, the database, the documents and settings
taking       makes one
restoring    makes a home of one
proving      restores one into a scratch home and looks whether everything is there
"""
