"""Builds the sample company's documents from the plain texts in `sources`; needs LibreOffice, the product does not."""
