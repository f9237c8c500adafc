"""What the page says about the brief: who wrote it, when, for whom, under which licence."""
