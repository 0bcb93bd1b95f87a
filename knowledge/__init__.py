"""What is known: rules, records and retrieval. Knows no Slack and no files."""
