"""Facts to figures, figures to paper; and the ledger that proves it."""
