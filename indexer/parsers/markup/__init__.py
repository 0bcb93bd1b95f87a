"""Markdown and web pages."""
