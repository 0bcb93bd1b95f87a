"""What a question or a reply asks by its words: periods, years, the register, talk in a thread."""
