"""Says what Slack would refuse, in its own words: `blocks` for messages, `views` for modals and homes."""
