"""Learns: files become documents, passages and contract facts."""
