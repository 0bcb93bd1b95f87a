"""Renewals in words: reminders, cards, lists, timeline, dossier, notice, Home."""
