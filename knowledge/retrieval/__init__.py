"""Finding passages: the model's door, the views that follow the passage log, and search."""
