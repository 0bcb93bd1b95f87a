"""Pure functions and frozen dataclasses; nothing here reads a clock, a file or a database."""
