"""Lists and headings of the body that the roles of single lines have torn off it.

A line is judged by itself and its neighbours; that the items of a list belong together, and a heading to its
paragraph, is seen only when the body is there.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefreader.extract.front.lines import Line
from briefreader.extract.words.envelopes import memo_fields
from briefreader.extract.words.onward import is_contact, is_invitation, is_reference_label
from briefreader.extract.words.openings import LAST_NOTE
from briefreader.model.brief import BlockKind

_ASIDE: Final = "aside"
_END: Final = "end"
_WORDS: Final = re.compile(r"\w+")
_ENUMERATION: Final = re.compile(r"\W*\d+\W+")
_ITEM_NUMBER: Final = re.compile(r"\(?(\d{1,3})[.)]\s")
_EDGES: Final = " .:"
_REFERENCE: Final = re.compile(r"\A\W*\d{1,3}[.)\]\s]|https?://|\b(?:19|20)\d\d\b|\bdoi\b|\bet al\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_NO_REFERENCE: Final = frozenset({"comments", "share", "author_box", "topic_list", "navigation", "sign_up"})
_MAX_LINES_TO_LABEL: Final = 3
_MOST_REFERENCES: Final = 60
_MIN_ANNOUNCING_WORDS: Final = 5
"""A shorter line with a colon is a label, and may well stand over what is no part of the article."""
_MOST_ANNOUNCED: Final = 12
_MAX_NAME_WORDS: Final = 8
_MOST_NAMES: Final = 4
_MIN_NAMED_CHARS: Final = 6
_MAX_NAMED_WORDS: Final = 10
_NAMING_WORDS: Final = 12
"""So many words of a paragraph are searched for the name that stands over it."""
_MOST_OVER_PARAGRAPH: Final = 2
_MIN_PARAGRAPH_WORDS: Final = 15
_MOST_LAST_SENTENCES: Final = 2
_SENTENCE_ENDS: Final = (".", "!", "?", "…", "”", '"')


def mend(lines: Sequence[Line], kinds: Sequence[str], *, has_tree: bool = False) -> list[str]:
    """The kinds of the lines with the torn lists and headings of the body back in it.

    Only lines change that stand between those of the body, or right behind it, for no reason of their own: where a line
    is known to be something else, it stays that. Linear in the lines.

    Args:
        lines: those of the page.
        kinds: the kind of each, "" for the body's.
        has_tree: whether the elements of an HTML page were seen; they tell better where the text ends than the lines.
    """
    mended = list(kinds)
    has_headings = any(line.shape is BlockKind.HEADING for line in lines)
    for first, end in _asides(kinds):
        if not 0 < first < end < len(kinds) or kinds[first - 1] or kinds[end]:
            continue
        run = range(first, end)
        if _announces(lines[first - 1], run) or _are_names(lines, run):
            own = list(run)
        else:
            own = _items(lines, run, lines[first - 1])
            own += _items(lines, range(end - 1, first - 1 + len(own), -1), lines[end])
            own += _headings(lines, run, has_headings=has_headings)
            own += _over_lists(lines, run)
        for place in own:
            mended[place] = ""
    for behind in () if has_tree else (_last_items, _references, _last_notes, _last_sentences, _quoted_fields):
        for place in tuple(behind(lines, mended)):
            mended[place] = ""
    return mended


def _asides(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each run of lines that stand between others for no reason of their own: its first, and behind its last."""
    first = None
    for place, kind in enumerate((*kinds, "")):
        if kind == _ASIDE and first is None:
            first = place
        elif kind != _ASIDE and first is not None:
            yield first, place
            first = None


def _word_count(line: Line) -> int:
    return line.text.count(" ") + 1


def _announces(before: Line, run: range) -> bool:
    """Whether a statement that ends in a colon stands over a run."""
    is_statement = before.text.endswith(":") and _word_count(before) >= _MIN_ANNOUNCING_WORDS
    return is_statement and len(run) <= _MOST_ANNOUNCED


def _are_names(lines: Sequence[Line], run: range) -> bool:
    """Whether a few short lines with links stand among short lines of the body, as in a list that lost its marks."""
    if len(run) > _MOST_NAMES or not any(lines[place].anchors for place in run):
        return False
    around = lines[run.start - 1 : run.stop + 1]
    is_short = all(_word_count(line) <= _MAX_NAME_WORDS for line in around)
    return is_short and not any(is_invitation(lines[place].text) for place in run)


def _items(lines: Sequence[Line], places: range, beside: Line) -> list[int]:
    """The items of a list at the beginning of some places, if the line of the body beside them is one as well."""
    own: list[int] = []
    if beside.shape is BlockKind.LIST_ITEM:
        for place in places:
            if lines[place].shape is not BlockKind.LIST_ITEM:
                break
            own.append(place)
    return own


def _last_of_body(kinds: Sequence[str]) -> int:
    return next((place for place in reversed(range(len(kinds))) if not kinds[place]), len(kinds))


def _counts_on(above: str, below: str) -> bool:
    first, second = _ITEM_NUMBER.match(above), _ITEM_NUMBER.match(below)
    return first is not None and second is not None and int(second[1]) == int(first[1]) + 1


def _last_items(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[int]:
    """The items that follow the body's last line, if that is an item itself: without a gap, or with the next number."""
    last = _last_of_body(kinds)
    if last == len(kinds) or lines[last].shape is not BlockKind.LIST_ITEM:
        return
    for place in range(last + 1, len(kinds)):
        is_glued = lines[place].first - lines[place - 1].last == 1
        is_next = is_glued or _counts_on(lines[place - 1].text, lines[place].text)
        if kinds[place] != _END or not is_next or lines[place].shape is not BlockKind.LIST_ITEM:
            return
        yield place


def _last_notes(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[int]:
    """The notes on method and sources right behind the text, each behind its label."""
    for place in range(_last_of_body(kinds) + 1, len(kinds)):
        is_free = kinds[place] == _END or (kinds[place] == "image_caption" and not lines[place].is_picture)
        if not is_free or not _is_last_note(lines[place].text):
            return
        yield place


def _is_last_note(text: str) -> bool:
    """Whether a paragraph says what the text rests on: in a sentence or with a year; a source alone is a picture's."""
    is_whole = text.endswith(_SENTENCE_ENDS) or _YEAR.search(text) is not None
    return is_whole and "?" not in text and LAST_NOTE.match(text) is not None and not is_contact(text)


def _last_sentences(lines: Sequence[Line], kinds: Sequence[str]) -> list[int]:
    """The last sentence or two of a file where nothing else stands behind the text: what a page adds is more."""
    behind = [place for place in range(_last_of_body(kinds) + 1, len(kinds)) if lines[place].text]
    is_text = len(behind) <= _MOST_LAST_SENTENCES and all(
        kinds[place] == _END and _is_sentence_of_text(lines[place]) for place in behind
    )
    return behind if is_text else []


def _is_sentence_of_text(line: Line) -> bool:
    is_sentence = line.shape is BlockKind.PARAGRAPH and line.text.endswith(_SENTENCE_ENDS)
    return is_sentence and not is_invitation(line.text) and not is_contact(line.text)


def _quoted_fields(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[int]:
    """The dates in the head of a memo that the text quotes: another field of it stands beside each, and is text."""
    for place in range(1, len(kinds) - 1):
        if kinds[place] == "date" and memo_fields(lines[place].text):
            beside = (place - 1, place + 1)
            if any(not kinds[near] and memo_fields(lines[near].text) for near in beside):
                yield place


def _references(lines: Sequence[Line], kinds: Sequence[str]) -> list[int]:
    """The list of references right behind the body, with its label: what the text rests on is part of it."""
    last = _last_of_body(kinds)
    near = range(last + 1, min(len(lines), last + 1 + _MAX_LINES_TO_LABEL))
    label = next((place for place in near if is_reference_label(lines[place].text)), None)
    if label is None:
        return []
    own = [label]
    for place in range(label + 1, min(len(lines), label + _MOST_REFERENCES)):
        line = lines[place]
        if not line.text:
            continue
        if line.shape is BlockKind.HEADING or kinds[place] in _NO_REFERENCE or not _may_be_reference(line):
            break
        own.append(place)
    return own if len(own) > 1 else []


def _may_be_reference(line: Line) -> bool:
    return bool(line.anchors) or _REFERENCE.search(line.text) is not None


def _over_lists(lines: Sequence[Line], run: range) -> list[int]:
    """The line of a run that announces by its colon the items between it and the list of the body below.

    A few words right over an item "1." need no colon.
    """
    place = run[-1]
    while place > run.start and lines[place].shape is BlockKind.LIST_ITEM:
        place -= 1
    is_list = lines[place + 1].shape is lines[run.stop].shape is BlockKind.LIST_ITEM
    return [place] if is_list and (lines[place].text.endswith(":") or _heads_first_item(lines, place)) else []


def _heads_first_item(lines: Sequence[Line], place: int) -> bool:
    line, number = lines[place], _ITEM_NUMBER.match(lines[place + 1].text)
    is_first = number is not None and int(number[1]) == 1
    return is_first and _word_count(line) <= _MAX_NAME_WORDS and not line.anchors and not is_invitation(line.text)


def _headings(lines: Sequence[Line], run: range, *, has_headings: bool) -> list[int]:
    """The lines at the end of a run that head the paragraph below: it begins with their words, or they are its link.

    The second only on a page whose headings have lost their marks.
    """
    below = lines[run.stop]
    opening = _key(" ".join(below.text.split()[:_NAMING_WORDS]))
    is_paragraph = _word_count(below) >= _MIN_PARAGRAPH_WORDS
    return [
        place
        for place in run[-_MOST_OVER_PARAGRAPH:]
        if not is_invitation(lines[place].text)
        and (
            (_word_count(below) >= _NAMING_WORDS and _is_named(lines[place], opening))
            or (is_paragraph and not has_headings and place == run[-1] and _is_short_link(lines[place]))
        )
    ]


def _is_named(line: Line, opening: str) -> bool:
    name = _key(_ENUMERATION.sub("", line.text, count=1) if _ENUMERATION.match(line.text) else line.text)
    is_name = len(name) >= _MIN_NAMED_CHARS and name.count(" ") < _MAX_NAMED_WORDS
    return is_name and f" {name} " in f" {opening} "


def _is_short_link(line: Line) -> bool:
    text = line.text.strip(_EDGES)
    shown = (line.text[anchor.start : anchor.end].strip(_EDGES) for anchor in line.anchors)
    return bool(text) and _word_count(line) <= _MAX_NAME_WORDS and text in shown


def _key(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
