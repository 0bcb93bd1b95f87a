"""What it costs and what comes back: fees and how they are reckoned, caps, retention, credits."""
