"""The parts of the screen. Each draws what it is handed and says in the past tense what was done to it."""
