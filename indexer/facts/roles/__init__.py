"""The learned reader: candidates for values, what surrounds them, and the role that each plays, by examples."""
