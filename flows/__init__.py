"""When and with what means: Prefect flows, settings, the command line."""
