"""Digests and scorecards in words and workbooks."""
