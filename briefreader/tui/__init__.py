"""The reading desk: the only place that knows Textual."""
