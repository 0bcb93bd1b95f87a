"""Word, spreadsheets and presentations, and a look at their archives before anything opens them."""
