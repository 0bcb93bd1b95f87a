"""Renewals under way, quotes, and what people say of a vendor's work."""
