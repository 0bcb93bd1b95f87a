"""Clauses as contracts filed with the SEC word them, written by hand, with what they state; `openings` lead in."""
