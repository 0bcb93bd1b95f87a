"""The sample company: who works there, what it has bought, and its documents, all invented."""
