"""Answers from passages: the sentences that answer, how they are shown, what disagrees."""
