"""Documents, their passages and vectors, and files that were shared."""
