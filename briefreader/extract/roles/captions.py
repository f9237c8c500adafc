"""The captions of pictures, apart from the words that say whose picture it is."""

import re
from collections.abc import Sequence
from typing import Final

from briefreader.extract.front.lines import Line
from briefreader.extract.words.cues import credit_of
from briefreader.extract.words.patterns import SIGNED
from briefreader.model.brief import Caption

_CREDITED: Final = r"(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|credits?|sources?|courtesy)"
_LABEL: Final = re.compile(
    rf"(?:{_CREDITED}\s+(?:credits?|by|courtesy(?:\s+of)?|source|via)|{_CREDITED}|©)\s*[:©]*\s*(?=\S)", re.IGNORECASE
)
"""What stands before the name of a photographer or an agency: "Photo by", "Source:"."""
_CREDIT_FIRST: Final = re.compile(
    rf"\(?{_CREDITED}(?:\s+(?:by|credits?))?:\s*(?P<credit>[^.:;]{{2,60}})[.;]\s+(?P<text>[A-Z].{{10,}}?)\)?",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(r"(?P<text>.{10,}?[.!?\w”\"])\s*\(?©\s*(?:(?:19|20)\d\d\s+)?(?P<credit>[^©()]{2,60})\)?")
"""A caption with the owner of the picture behind its sign."""
_MIN_WORDS: Final = 4
_MOST_CREDIT_WORDS: Final = 12


def is_credit_alone(text: str) -> bool:
    """Whether a caption's line holds only whose picture it is, as "Photo by Ann Lee/Reuters"."""
    label = _LABEL.match(text.lstrip("("))
    return label is not None and text.count(" ") < _MOST_CREDIT_WORDS and not _CREDIT_FIRST.fullmatch(text)


def without_label(credit: str) -> str:
    """A credit without the words that introduce it."""
    label = _LABEL.match(credit)
    return credit[label.end() :] if label and label.end() < len(credit) else credit


def captions_of(lines: Sequence[Line], kinds: Sequence[str]) -> tuple[Caption, ...]:
    """The distinct captions, with their credits; an alternative text counts where no caption follows it."""
    found: dict[str, Caption] = {}
    for place, kind in enumerate(kinds):
        text = lines[place].text
        if kind != "image_caption" or not text or text in found:
            continue
        is_above_caption = place + 1 < len(kinds) and kinds[place + 1] == kind and bool(lines[place + 1].text)
        if is_above_caption and lines[place].is_picture and not lines[place + 1].is_picture:
            continue
        before = lines[place - 1].text if place and kinds[place - 1] == kind else ""
        rest = text[len(before) :].strip(" .()") if before and text.startswith(before) else ""
        if rest and not rest[0].islower():
            found[before] = Caption(text=before, credit=without_label(rest))
        elif before and is_credit_alone(text) and not is_credit_alone(before):
            found[before] = Caption(text=before, credit=without_label(text.strip(" ().")))
        elif not (before and rest == "" and text == before):
            found[text] = _caption(text)
    return tuple(dict.fromkeys(found.values()))


def _caption(text: str) -> Caption:
    first = _CREDIT_FIRST.fullmatch(text)
    if first:
        return Caption(text=first["text"], credit=first["credit"])
    signed = SIGNED.search(text)
    if signed and signed.start():
        end = signed.start() + len(signed[0]) - len(signed[0].lstrip(" .!?'\"’”"))
        return Caption(text=text[:end].rstrip(), credit=text[end:].strip())
    owned = _OWNED.fullmatch(text)
    if owned:
        return Caption(text=owned["text"], credit=owned["credit"])
    credit = credit_of(text)
    if not credit or credit not in text:
        return Caption(text=text)
    shown = text[: text.rindex(credit)].rstrip(" (|©")
    return Caption(text=shown or text, credit=without_label(credit))


def is_under_caption(above: Line, line: Line) -> bool:
    """Whether the line of a caption's credit has the caption itself right above it."""
    return is_credit_alone(line.text) and above.text.count(" ") + 1 >= _MIN_WORDS
