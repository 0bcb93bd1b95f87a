"""People, rooms, questions, messages to be sent, digests."""
