"""What an answer is made of: citations that can be opened, facts, tables."""
