"""Contracts and renewals from the terminal."""
