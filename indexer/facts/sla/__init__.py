"""Service levels by rules: tables first, then sentences; names of levels, clocks, what a change replaces."""
