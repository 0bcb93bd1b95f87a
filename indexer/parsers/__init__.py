"""One module a file type; the registry that picks among them."""
