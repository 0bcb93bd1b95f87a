"""Answers from the facts in force, and what a question names that no contract has."""
