"""Tickets with their logs and claims, how much of each somebody sees, corrections of triage."""
