"""Bytes to facts: readers yield source documents, a spaCy pipeline reads their blocks."""
