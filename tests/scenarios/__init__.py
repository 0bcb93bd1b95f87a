"""Whole stories: what people do on Slack, and what they see."""
