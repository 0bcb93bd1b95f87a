"""Acts: Slack, the verbs of tickets and renewals, and delivery."""
