"""Answers over all contracts: lists, counts, sums, comparisons, whom to call."""
