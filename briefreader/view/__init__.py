"""What the screen shows and how it answers events, without a toolkit."""
