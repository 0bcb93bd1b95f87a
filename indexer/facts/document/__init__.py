"""A document as the fact readers see it: characters, sentences, label rows, blanks, changes, choices."""
