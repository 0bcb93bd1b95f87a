"""Chinese and English text: which it is, its sentences, its width, the quantities in it."""
