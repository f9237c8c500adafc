"""Front ends: bytes in, the physical lines of a page out, with their visible text and links."""
