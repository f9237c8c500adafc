"""briefreader: a terminal reading desk for policy briefs."""

__version__ = "0.1.0"
