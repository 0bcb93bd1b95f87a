"""Which sentence answers a question and how likely one does: signs, judges, their training."""
