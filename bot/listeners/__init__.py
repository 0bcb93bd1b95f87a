"""Slack's events, commands, actions, views and shortcuts: ack, parse, transaction, verb, render."""
