"""The registries: data with dates, as TOML."""
