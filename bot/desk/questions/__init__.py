"""Taking questions in, answering them, following threads, greeting."""
