"""All words that officials read, Vietnamese and English side by side."""
