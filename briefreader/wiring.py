"""The composition root: the only module that chooses adapters."""
