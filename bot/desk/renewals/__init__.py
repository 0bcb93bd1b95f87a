"""A renewal from its first reminder to its decision: pipeline, quotes, ledger, notice, dossier."""
