"""Tickets, clocks and triage from the terminal."""
