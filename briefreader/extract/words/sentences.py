"""Where sentences begin and end, as spans of the untouched text.

A rule-based splitter in the line of Grefenstette and Tapanainen (1994) and of Read et al. (2012): find every mark
that may end a sentence, and decide by the word before it and the word after it. It never rewrites anything, so
`text[start:end]` of a span is always the author's own words.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal

from briefreader.model.brief import Span


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_OPENERS: Final = "\"'“‘«„([{*_"
_QUOTES: Final = tuple('"“‘«„')
_CLOSERS: Final = "\"'”’»)]}*_"

_PARAGRAPH: Final = re.compile(r"\n\s*\n\s*")
"""A blank line, which no sentence crosses."""

_COMMON_STARTERS: Final = "The|This|These|In|It|If|For|But|And|Although|As|At|By|When|While|However|Yet|Even|We|They"
"""What may stand behind a footnote number that has lost its superscript, as in `for all. 4 Even though …`."""

_END: Final = re.compile(
    rf"""
    (?P<mark> [.!?…]+ | [。！？]+ )      # what may end a sentence
    (?P<close> [{re.escape(_CLOSERS)}]* )
    (?P<note>                             # footnote marks and editors' cuts behind it belong to the sentence
        (?: \s? \[ (?: \d{{1,3}} (?: [,–-]\s? \d{{1,3}} )* | \.{{3}} | … ) \] | [⁰¹²³⁴-⁹]+ )+
      | (?<=[a-z]{{2}}[.”"]) \d{{1,3}} (?= \s+ [A-Z“"] )
      | \s \d{{1,2}} (?= \s (?: {_COMMON_STARTERS} ) \b )
    )?
    (?P<gap>                              # white space, but for a last footnote mark; or a space forgotten
        \s+ (?! \[ [\d\s,.…–-]{{1,12}} \] \s* \Z )
      | (?<=[a-z]{{2}}[.!?]) (?= [A-Z][a-z]+ \s )
      | (?<=[.!?][”"]) (?= [A-Z“] )
      | (?<=[。！？])
    )
    (?P<open> [{re.escape(_OPENERS)}–—•…-]*\s? )
    """,
    re.VERBOSE,
)
_NEXT_WORD: Final = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_NO_LETTERS: Final = "([{\"'“‘’«„*_–./&$€£"
_TOKEN_REACH: Final = 32
"""Code points looked at before a full stop: longer than any abbreviation."""

_NEVER_END: Final = _words(
    """
    p.s mr mrs ms mx messrs dr drs prof sen sens rep reps gov govs gen col lt maj capt cpt sgt cpl cmdr adm brig rev hon
    pres amb msgr supt atty insp asst dep pvt
    vs v viz cf e.g i.e eg ie approx ca resp esp incl aka a.k.a
    """,
)
"""Titles and connectives: something always follows them."""

_SHOUTED_CONNECTIVES: Final = _words("IE EG CA VS CF AKA ESP")
"""In capitals these are names."""

_BEFORE_NUMBER: Final = _words(
    "no nos nr p pp vol vols fig figs sec secs art arts ch chs par para paras pt ser eq ex c etc ext tel reg",
)
"""They end no sentence when a number follows, and may end one otherwise."""

_MAY_END: Final = _words(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    inc corp ltd co cos llc plc bros jr sr esq dept univ assn assoc bldg st ste mt ft ave blvd rd
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn
    tenn tex vt va wash wis wyo
    """,
)
"""Names shortened and written with a capital: they stand inside a sentence and at its end alike."""

_MAY_END_SMALL: Final = _words("ed eds trans al ibid op cit est mil bn mn tn")
"""The same for words that are written small."""

_Stop = Literal["title", "before number", "clock", "abbreviation", "word"]

_STOPS: Final[dict[str, _Stop]] = {
    **dict.fromkeys(_MAY_END | _MAY_END_SMALL, "abbreviation"),
    **dict.fromkeys(_BEFORE_NUMBER, "before number"),
    **dict.fromkeys(_NEVER_END, "title"),
    **dict.fromkeys(("a.m", "p.m"), "clock"),
}

_STARTERS: Final = _words(
    """
    a about according after again all also although america an and another any are as at because before both but by
    can could despite did do during each either even every everyone everything few finally first for from given has
    have he her here his how however i if in indeed instead it its it's just last later let like many meanwhile more
    moreover most much neither nobody none nothing nevertheless next no nor not now of on once one only or other
    others our over perhaps please rather second she should similarly since several so some someone still such that
    the their then there these they this those though through thus to today too two under unless unlike until we
    well were what when where whether which while who why will with without would yes yet you your he's she's that's
    there's they're we're i'm it’s he’s she’s that’s there’s they’re we’re i’m
    """,
)
"""Words that are written with a capital only because a sentence begins."""

_REPORTING: Final = re.compile(
    r"(?:[A-Z][\w’'.-]*\s+){1,3}(?:said|says|asked|asks|wrote|writes|added|adds|replied|told|warned|argued|continued|"
    r"exclaimed|shouted|cried|wondered)\b",
)
_LIST_NUMBER: Final = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[-*•·◦‣–])\s"
    r"|(?:Figure|Fig\.?|Table|Chart|Box|Exhibit|Map)\s\d{1,3}(?:\.\d{1,2})?\.\s",
)
_BEHIND_CLOCK: Final = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday
    est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eet msk
    """,
)
_INITIAL: Final = re.compile(r"[^\W\d_a-z]")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_LEANS_FORWARD: Final = re.compile(r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|to|with))\s*$")
"""How a line ends that cannot be the end of anything."""

_LINE_STARTS_ANEW: Final = re.compile(r"\s*(?:[-*•·◦‣]\s|\(?\d{1,3}[.)]\s|\|)")

_WRAP_LIMIT: Final = 132
"""Code points: no one wraps running text wider than the widest line printer, so longer lines are paragraphs."""


def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of a text, in order.

    Headings, list items and other lines without a full stop are sentences of their own where a blank line, or a line
    end that no wrapping explains, sets them off. Linear in the length of the text; never raises.

    Args:
        text: any text; blank lines separate paragraphs.

    Returns:
        Disjoint spans in code points of `text`, none of them blank, with no white space at their edges. Together they
        hold every character that is not white space.
    """
    return tuple(each_sentence_span(text))


def each_sentence_span(text: str) -> Iterator[Span]:
    """The same one by one, for who does not want them all."""
    return (span for start, end in _units(text) for span in _unit_spans(text, start, end))


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that no sentence leaves: paragraphs, and within them lines that stand for themselves."""
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield from _lines(text, start, gap.start())
        start = gap.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text.find("\n", start, end) < 0:
        yield start, end
        return
    lines = text[start:end].split("\n")
    begin = position = start
    for before, line, following in zip(["", *lines], lines, lines[1:], strict=False):
        position += len(line) + 1
        if _is_hard_break(line, following, max(len(before), len(line), len(following))):
            yield begin, position - 1
            begin = position
    yield begin, end


def _is_hard_break(line: str, following: str, width: int) -> bool:
    """Whether the writer ended this line, rather than an editor that wraps its neighbours at `width`."""
    if _LINE_STARTS_ANEW.match(following):
        return True
    words = following.split(None, 1)
    if not words or words[0][:1].islower() or _LEANS_FORWARD.search(line):
        return False
    return width > _WRAP_LIMIT or len(line.rstrip()) + 1 + len(words[0]) <= width


def _unit_spans(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    begin = start
    for match in _END.finditer(text, start, end):
        if match.start() >= begin and _is_boundary(text, begin, match, end):
            yield Span(begin, match.start("gap"))
            begin = match.end("gap")
    yield Span(begin, end)


def _is_boundary(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    following = _NEXT_WORD.match(text, match.end("open"), end)
    if following is None:
        return _ends_before_symbol(text, match, end) and not _is_shortened(text, begin, match)
    word = following[0]
    mark, close = match["mark"], match["close"]
    in_brackets = match["open"][:1] == "("
    if word.islower() and not in_brackets:
        return False
    if mark[-1] in "!?":
        return not (close and _REPORTING.match(text, following.start(), end))
    if len(mark) > 1 or mark == "…":
        return not word.islower()
    if close and close[0] not in "*_":
        return True
    return _is_full_stop(text, begin, match, following)


def _ends_before_symbol(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a mark ends its sentence before something that is not a word, such as a currency sign."""
    rest = text[match.end("gap") : min(end, match.end("gap") + 2)]
    return bool(rest) and rest[0] not in ".,;:!?)]…"


def _is_shortened(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a single full stop only shortens the word before it, as in "reg. $90"."""
    if match["mark"] != "." or match["close"]:
        return False
    stop = match.start("mark")
    return _stop_of(_last_word(text[max(begin, stop - _TOKEN_REACH) : stop])) in {"title", "before number"}


def _is_full_stop(text: str, begin: int, match: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a single full stop, with a word behind it that may begin a sentence, ends one."""
    stop = match.start("mark")
    number = _LIST_NUMBER.match(text, begin)
    if number and stop < number.end():
        return False
    token = _last_word(text[max(begin, stop - _TOKEN_REACH) : stop])
    word = following[0].lower()
    starts = word in _STARTERS or match["open"][:1] in _QUOTES
    match _stop_of(token):
        case "word":
            return True
        case "before number" if following[0][0].isupper():
            return True
        case "clock":
            return following[0][0].isupper() and word not in _BEHIND_CLOCK
        case "abbreviation":
            return starts and not following[0].islower()
        case _:
            return False


def _last_word(before: str) -> str:
    """The word at the end of a stretch, without what is joined to it in front."""
    pieces = before.rsplit(None, 1)
    return pieces[-1].rpartition("—")[2].rpartition("-")[2].lstrip(_NO_LETTERS) if pieces else ""


def _stop_of(token: str) -> _Stop:
    """What kind of word stands before a full stop."""
    if _INITIAL.fullmatch(token):
        return "abbreviation"
    kind = _STOPS.get(token.lower(), "word")
    if token in _SHOUTED_CONNECTIVES:
        return "word"
    if kind == "word" and _INITIALS.fullmatch(token):
        return "abbreviation"
    if kind == "abbreviation" and token.islower() and token not in _MAY_END_SMALL:
        return "word"
    return kind
