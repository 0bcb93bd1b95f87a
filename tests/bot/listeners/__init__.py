"""Mirrors bot/listeners."""
