"""Which lines are the article, and what each of the others is."""
