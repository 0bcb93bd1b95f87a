"""From a message to a ticket: what triage proposes, what may be the same, and what people make of the proposal."""
