"""Verbs: take a session and `now`, return values, know no Slack."""
