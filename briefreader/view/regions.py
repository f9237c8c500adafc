"""The parts of the desk that can have the keyboard."""

from enum import StrEnum
from typing import Final


class Pane(StrEnum):
    """The parts of the desk that can have the focus."""

    SEARCH = "search"
    LIBRARY = "library"
    ARTICLE = "article"
    FIND = "find"
    CLAIMS = "claims"
    LINKS = "links"
    NOTES = "notes"


SIDE_PANES: Final = (Pane.CLAIMS, Pane.LINKS, Pane.NOTES)
