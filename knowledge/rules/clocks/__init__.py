"""A ticket's clocks: terms, states, deadlines and how they were computed, credits, escalation."""
