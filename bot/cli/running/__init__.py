"""Running the desk and looking after it: play, serve, doctor."""
