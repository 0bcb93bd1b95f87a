"""Contracts in words: card, form, sheet, facts, what became of a shared file."""
