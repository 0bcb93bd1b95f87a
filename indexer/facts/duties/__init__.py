"""Duties and clauses: visits, consultants, custom work, governing law, whether hours are agreed on."""
