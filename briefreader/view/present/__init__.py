"""What each pane shows of a session: pure, and without a toolkit."""
