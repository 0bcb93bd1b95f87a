"""Tickets in words: countdown, posts, forms, board, explanation, claims, the vendor's message."""
