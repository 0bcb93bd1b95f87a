"""Answers in words: one sentence and a quote, what opens from it, tables of several contracts."""
