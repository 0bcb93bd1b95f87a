"""A ticket from its report to its claim: verbs, log, clocks in the thread, warnings, letters."""
