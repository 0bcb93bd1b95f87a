"""Quotes and price lists: what a line is, what rose, what a choice costs over the years."""
