"""What one can do with a library of briefs, and the ports through which it reaches disk, index and clock."""
