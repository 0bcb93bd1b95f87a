"""What holds for a contract: facts in force, doubts, what is missing, levels, checked clauses."""
