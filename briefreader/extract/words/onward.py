"""Links in the text that send the reader on, and back no statement."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W_]")
_INVITATION: Final = re.compile(
    r"\W*(?:(?:add|apply|book|browse|buy|call|check|claim|click|compare|contact|continue|discover|donate|download|explore"
    r"|find|follow|get|go|join|learn|listen|open|order|read|register|request|schedule|see|share|shop|sign|start|subscribe"
    r"|take|try|use|view|visit|watch)\b|[$€£]\s?\d)",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"[^\w\n]{0,8}(?:also (?:read|see|check|check out)|(?:read|see|check) (?:also|more|next|on|this)|read|see"
    r"|(?:read|see|check out) (?:our|my|the) (?:full|complete|entire|detailed|in-depth|whole)"
    r"|(?:related|recommended|similar|suggested)(?: \w+){0,2}|(?:further|must|keep|continue) read(?:ing)?"
    r"|you (?:may|might) (?:also )?\w+(?: \w+){0,3}|don[’']t miss|more(?: on| from| about)?(?: \w+){0,2}|(?:up )?next)"
    r"\W{0,6}",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"\b(?:(?:reach out|get in touch|contact (?:us|form|me|him|her)|please (?:contact|call|e-?mail|write))\b"
    r"|for (?:more|further) information\b|\S@\S)",
    re.IGNORECASE,
)
_REFERENCES: Final = re.compile(r"\W*(?:references?(?: list)?|works cited|bibliography|sources?)\W*", re.IGNORECASE)
_MAX_LABEL: Final = 60
_MAX_NAME_WORDS: Final = 8
"""A link that is a paragraph and no longer than this may be an item of a list that lost its marks."""


def is_invitation(text: str) -> bool:
    """Whether a line begins as a call to do something, or with a price."""
    return _INVITATION.match(text) is not None


def is_contact(text: str) -> bool:
    """Whether a line tells how to get in touch with somebody."""
    return _CONTACT.search(text) is not None


def is_reference_label(text: str) -> bool:
    """Whether a line stands over the list of what a text rests on."""
    return len(text) <= _MAX_LABEL and _REFERENCES.fullmatch(text) is not None


def is_onward(text: str, start: int, end: int, *, may_stand_alone: bool) -> bool:
    """Whether the link at a place of a block's text sends the reader on.

    It does behind a label of further reading, and as a paragraph of its own that invites or is long. Of the paragraphs
    of the development pages that are nothing but a link, a third belong to the article, most of them short names.

    Args:
        text: the block's.
        start: where the link begins in it.
        end: where it ends.
        may_stand_alone: whether the block is a paragraph that begins anew and that nothing announces.
    """
    if _WORD.search(text, end):
        return False
    before = text[: min(start, _MAX_LABEL + 1)]
    if not _WORD.search(before):
        words = text[start:end].count(" ") + 1
        return may_stand_alone and (words > _MAX_NAME_WORDS or is_invitation(text))
    return len(before) <= _MAX_LABEL and bool(_LABEL.fullmatch(before))
