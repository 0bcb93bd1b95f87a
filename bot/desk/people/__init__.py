"""Who may do what, who is told on which side, and when somebody may be told something."""
