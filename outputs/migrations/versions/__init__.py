"""One step a file; a step that has landed is never changed."""
