"""What stands around the text of a memo, a letter or a statement before a committee, told by the order of its lines.

Such a page says in fixed places who writes to whom, when and about what. A head of that shape inside a text is one that
the text quotes: it counts only where no prose stands before it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from briefreader.extract.front.lines import Line
from briefreader.extract.roles.features import Evidence
from briefreader.extract.roles.lexicon import LONG_WORDS
from briefreader.extract.words.bylines import signed_names
from briefreader.extract.words.dates import FoundDate, find_date
from briefreader.extract.words.envelopes import (
    ADDRESS,
    CLOSING,
    HEARING,
    MEMO,
    SALUTATION,
    is_enclosure,
    memo_fields,
    names_somebody,
    spoken_by,
    without_signed_mark,
)
from briefreader.extract.words.patterns import Cue
from briefreader.model.brief import BlockKind

_MOST_PROSE_BEFORE: Final = 60
"""Words of prose that may stand before an envelope: a dek or a note of the editors."""
_MIN_FIELDS: Final = 3
_MAX_VALUE_LINES: Final = 2
"""A field's value goes on over at most so many lines before the next field."""
_MAX_VALUE_WORDS: Final = 25
_HEAD_LINES: Final = 40
"""A memo's head is no longer; it bounds the time for what only looks like one again and again."""
_LINES_TO_MEMO_WORD: Final = 3
_LINES_TO_BYLINE: Final = 8
_KIND_OF_FIELD: Final = {"to": "addressee", "copy": "addressee", "date": "date", "from": "byline", "subject": "title"}
"""What a field's lines are; of several fields on one line the later in this list tells it."""
_MIN_LETTER_WORDS: Final = 80
_ADDRESS_LINES: Final = 14
_MAX_ADDRESS_WORDS: Final = 12
_MAX_CLOSING_CHARS: Final = 40
_MAX_SALUTATION_WORDS: Final = 20
_SIGNATURE_LINES: Final = 60
_MAX_SIGNATURE_WORDS: Final = 20
_OFFICE_LINES: Final = 3
"""Below a name stand at most so many lines that say who signs."""
_MAY_SIGN: Final = frozenset({Cue.NONE, Cue.NAME, Cue.BYLINE, Cue.BIO})
_OCCASION_LINES: Final = 7
_MAX_OCCASION_WORDS: Final = 24
_SENTENCE_ENDS: Final = (".", "!", "?", ":", ";", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What the lines around a text say of it by their shape.

    Attributes:
        kinds: the kind of furniture of each line that belongs to it.
        subject: what the piece is about, in its own words, or "".
        subject_line: where that stands, or None.
        dated: the date it gives, or None.
        signed: who signs, each with the words that say who that is.
        spoken: the line that says who speaks, or None; it may be the title as well.
        text: the first line of the text and the one after its last, where the envelope says so.
    """

    kinds: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    subject: str = ""
    subject_line: int | None = None
    dated: FoundDate | None = None
    signed: tuple[str, ...] = ()
    spoken: int | None = None
    text: range = range(0)


def envelope_of(page: Evidence) -> Envelope | None:
    """The envelope of a memo, else of a letter, else of a statement; None for any other page."""
    return _memo(page) or _letter(page) or _statement(page)


def marked(lines: Sequence[Line], envelope: Envelope | None) -> Sequence[Line]:
    """The lines, those of the envelope known for what they are."""
    if envelope is None:
        return lines
    kinds = envelope.kinds
    return [replace(line, known=kinds[at]) if at in kinds and not line.known else line for at, line in enumerate(lines)]


def _before_prose(page: Evidence) -> Iterator[int]:
    """The lines before which hardly any prose stands."""
    prose = 0
    for place, (line, words) in enumerate(zip(page.lines, page.words, strict=True)):
        yield place
        prose += words if words >= LONG_WORDS and line.text.endswith((".", "?", "!", "”", '"')) else 0
        if prose > _MOST_PROSE_BEFORE:
            return


@dataclass(slots=True)
class _Field:
    """A field of a memo's head as it is read: its name, its lines and what stands there."""

    name: str
    place: int
    values: list[str]
    lines: list[int]


def _memo(page: Evidence) -> Envelope | None:
    starts = (place for place in _before_prose(page) if memo_fields(page.lines[place].text))
    return next((found for start in starts if (found := _memo_from(page, start))), None)


def _memo_from(page: Evidence, start: int) -> Envelope | None:
    """The memo whose head begins with a line, or None."""
    fields = _fields_from(page, start)
    above = {
        place: match
        for place in range(max(0, start - _LINES_TO_MEMO_WORD), start)
        if (match := MEMO.fullmatch(page.lines[place].text))
    }
    names = {each.name for each in fields} | {"to" for match in above.values() if match["addressee"]}
    is_head = len(names) >= _MIN_FIELDS and names & {"from", "to"} and (above or "subject" in names)
    if not is_head or _is_quoted(page, start, fields):
        return None
    subject = next((each for each in fields if each.name == "subject"), None)
    dates = (found for each in fields if each.name == "date" if (found := find_date(" ".join(each.values))))
    return Envelope(
        kinds={place: "addressee" for place, match in above.items() if match["addressee"]}
        | {place: _KIND_OF_FIELD[each.name] for each in sorted(fields, key=_weight) for place in each.lines},
        subject=" ".join(subject.values) if subject else "",
        subject_line=subject.lines[-1] if subject and any(subject.values) else None,
        dated=next(dates, None),
        signed=_joined([value for each in fields if each.name == "from" for value in each.values]),
    )


def _fields_from(page: Evidence, start: int) -> list[_Field]:
    """The fields of a memo's head, which ends where the next field is too far away."""
    found: list[_Field] = []
    waiting: list[int] = []
    for place in range(start, min(len(page.lines), start + _HEAD_LINES)):
        own = memo_fields(page.lines[place].text)
        if any(each.name == name != "copy" for name, _ in own for each in found):
            break
        if own:
            if found:
                _take(page, found[-1], waiting)
            waiting = []
            found += [_Field(name, place, [value] if value else [], [place]) for name, value in own]
        elif not found[-1].values and not waiting and page.words[place] <= _MAX_VALUE_WORDS:
            _take(page, found[-1], [place])
        elif len(waiting) < _MAX_VALUE_LINES and 0 < page.words[place] <= _MAX_VALUE_WORDS:
            waiting.append(place)
        else:
            break
    if found and found[-1].values:
        _take(page, found[-1], _goes_on(page, found[-1].lines[-1]))
    return found


def _goes_on(page: Evidence, last: int) -> list[int]:
    """The lines glued to the last field's, where a gap follows them: a value that a program has wrapped."""
    own: list[int] = []
    for place in range(last + 1, min(len(page.lines), last + 1 + _MAX_VALUE_LINES)):
        line, before = page.lines[place], page.lines[place - 1]
        if line.first != before.last + 1 or not 0 < page.words[place] <= _MAX_VALUE_WORDS or line.text.endswith("."):
            break
        own.append(place)
    end = last + 1 + len(own)
    return own if end < len(page.lines) and page.lines[end].first > page.lines[end - 1].last + 1 else []


def _take(page: Evidence, last: _Field, places: Sequence[int]) -> None:
    last.values += [page.lines[place].text for place in places]
    last.lines += places


def _joined(texts: Sequence[str]) -> tuple[str, ...]:
    """Who signs, each with the lines below that say who that is."""
    people: list[list[str]] = []
    for text in texts:
        if not people or names_somebody(text):
            people.append([])
        people[-1].append(text)
    return tuple(", ".join(lines) for lines in people)


def _weight(each: _Field) -> int:
    return list(_KIND_OF_FIELD).index(each.name)


def _is_quoted(page: Evidence, start: int, fields: Sequence[_Field]) -> bool:
    """Whether somebody else signs right above: then the head is one that the text begins with."""
    senders = " ".join(value for each in fields if each.name == "from" for value in each.values)
    above = range(max(0, start - _LINES_TO_BYLINE), start)
    names = [name for place in above if page.cues[place] is Cue.BYLINE for name in signed_names(page.lines[place].text)]
    return bool(names) and not any(name in senders for name in names)


def _letter(page: Evidence) -> Envelope | None:
    start = next((place for place in _before_prose(page) if _is_salutation(page, place)), None)
    if start is None:
        return None
    end = next((p for p in range(start + 1, len(page.lines)) if _is_closing(page.lines[p].text)), None)
    if end is None or sum(page.words[start:end]) < max(_MIN_LETTER_WORDS, _prose_after(page, end)):
        return None
    signatures, last = _signatures(page, end)
    kinds = dict.fromkeys(range(end, last + 1), "byline")
    subject, subject_line = "", None
    for place in range(max(0, start - _ADDRESS_LINES), start):
        own = memo_fields(page.lines[place].text)
        if own and own[0][0] == "subject" and own[0][1]:
            subject, subject_line = own[0][1], place
            kinds[place] = "title"
    date = next(
        (p for p in range(start - 1, max(-1, start - 2 * _ADDRESS_LINES), -1) if page.cues[p] is Cue.DATE), None
    )
    if date is not None:
        kinds |= dict.fromkeys(_address(page, date, start, kinds), "addressee")
        kinds |= _letterhead(page, date, signatures)
    return Envelope(
        kinds=kinds,
        subject=subject,
        subject_line=subject_line,
        dated=find_date(page.lines[date].text) if date is not None else None,
        signed=signatures,
        text=range(start, end),
    )


def _is_salutation(page: Evidence, place: int) -> bool:
    return page.words[place] <= _MAX_SALUTATION_WORDS and SALUTATION.fullmatch(page.lines[place].text) is not None


def _is_closing(text: str) -> bool:
    return len(text) <= _MAX_CLOSING_CHARS and CLOSING.fullmatch(text) is not None


def _prose_after(page: Evidence, place: int) -> int:
    return sum(words for words in page.words[place:] if words >= LONG_WORDS)


def _address(page: Evidence, date: int, salutation: int, taken: Mapping[int, str]) -> list[int]:
    """The lines between the date and the salutation, if one of them can be nothing but an address."""
    block = [
        place
        for place in range(max(date + 1, salutation - _ADDRESS_LINES), salutation)
        if place not in taken and page.words[place] <= _MAX_ADDRESS_WORDS and page.cues[place] in {Cue.NONE, Cue.NAME}
        and page.lines[place].shape is not BlockKind.HEADING
    ]  # fmt: skip
    addressed = page.lines[salutation].text.split()[-1].strip(",:")
    texts = [page.lines[place].text for place in block]
    return block if any(ADDRESS.match(text) or addressed in text.split(",")[0].split() for text in texts) else []


def _letterhead(page: Evidence, end: int, signatures: Sequence[str]) -> dict[int, str]:
    """The lines before a place that name the body for which somebody signs: they are no title."""
    return {p: "head" for p in range(end) if any(f", {page.lines[p].text}" in text for text in signatures)}


def _signatures(page: Evidence, closing: int) -> tuple[tuple[str, ...], int]:
    """Who signs below a closing formula, each with the lines that say who that is, and the last line of all."""
    texts: list[str] = []
    below, last = 0, closing
    for place in range(closing + 1, min(len(page.lines), closing + 1 + _SIGNATURE_LINES)):
        text = without_signed_mark(page.lines[place].text)
        is_short = page.words[place] <= _MAX_SIGNATURE_WORDS and not text.endswith((".", ":"))
        if (
            not is_short
            or is_enclosure(text)
            or page.cues[place] not in _MAY_SIGN
            or page.lines[place].shape is BlockKind.HEADING
        ):
            break
        below = 0 if names_somebody(text) else below + 1
        if text and (below > _OFFICE_LINES or (below and not texts)):
            break
        texts += [text] if text else []
        last = place
    return _joined(texts), last


def _statement(page: Evidence) -> Envelope | None:
    """The lines that say who speaks before whom, and when: "Statement of Ann Lee", "Before the Committee on Water"."""
    spoken = next((place for place in _before_prose(page) if spoken_by(page.lines[place].text)), None)
    if spoken is None:
        return None
    below = []
    for place in range(spoken + 1, min(len(page.lines), spoken + 1 + _OCCASION_LINES)):
        line, words = page.lines[place], page.words[place]
        if words > _MAX_OCCASION_WORDS or line.text.endswith(_SENTENCE_ENDS) or line.shape is BlockKind.HEADING:
            break
        below.append(place)
    hearing = next((p for p in (spoken, *below) if HEARING.search(page.lines[p].text)), None)
    if hearing is None:
        return None
    texts = [page.lines[place].text for place in (spoken, *below)]
    own = [place for place in below if place < hearing and page.cues[place] is not Cue.DATE]
    kinds = {p: "date" if page.cues[p] is Cue.DATE else "byline" if p in own else "occasion" for p in below}
    signed = (", ".join((spoken_by(texts[0]) or "", *(page.lines[place].text for place in own))),)
    return Envelope(
        kinds=_letterhead(page, spoken, signed) | {spoken: "byline"} | kinds,
        dated=next((found for text in texts if (found := find_date(text))), None),
        signed=signed,
        spoken=spoken,
    )
