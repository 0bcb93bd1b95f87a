"""Every table and its named queries; no file, no Slack and no model is known here."""
