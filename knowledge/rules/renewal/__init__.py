"""A contract's dates and terms, reminders, and the stages, guards and checklists of a renewal."""
