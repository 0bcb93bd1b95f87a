"""Slack's ways of writing text as HTML: mrkdwn, rich text, dates, Markdown, emoji."""
