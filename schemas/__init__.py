"""The vocabulary: what a report says, where it says it, and what the province makes of it.

Read this room first. It holds no rule of reading and no rule of summing beyond the meaning of the
words themselves, and does no I/O but loading the registries (TOML files in `schemas/registry`).
"""
