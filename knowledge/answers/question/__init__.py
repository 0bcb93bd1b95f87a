"""What a question asks for and about: wanted facts, terms, kinds, matters, what came before."""
