"""Small cases built after public bug reports: each is run by its own command and held against what is right.

`python -m tests.cases ../shared/cases` prints a table; words after the folder pick cases by a part of their names.
A case is one function in one of these modules: `@case("01-docx-list-restart")` over a function of `Trial` that asserts.
"""
