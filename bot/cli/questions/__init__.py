"""Asking and searching from the terminal, and scoring both."""
