"""What single lines and their words say, whatever stands around them: dates, names, sentences, cues."""
