"""The optional second reader: a language model that proposes what is empty, each value with its quote."""
