"""What things are: frozen values from the standard library alone."""
