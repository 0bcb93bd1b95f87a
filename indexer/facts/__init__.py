"""Contract facts: a parsed document becomes a record in which every value has its quote."""
