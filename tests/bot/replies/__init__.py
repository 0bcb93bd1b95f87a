"""Mirrors bot/replies."""
