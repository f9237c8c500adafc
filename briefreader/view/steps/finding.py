"""Finding words in the open article."""

import re
from dataclasses import replace
from typing import Final

from briefreader.model.brief import Span
from briefreader.view.effects import Reveal, Step
from briefreader.view.events import FindTyped, Invoked
from briefreader.view.housekeeping import FindPattern, PatternFound
from briefreader.view.regions import Pane
from briefreader.view.state import Find, Reading, Session
from briefreader.view.steps.common import Stepped, focused_on, remember_place, stay, with_reading
from briefreader.view.steps.searching import focus_search

MOST_HITS: Final = 20_000
"""More than anyone steps through; a single letter in a long report must not cost a second."""


def open_find(session: Session, event: Invoked) -> Stepped:
    """Open the line for words; from a list, search the library instead."""
    if session.reading is None or session.layout.focus in {Pane.LIBRARY, Pane.SEARCH}:
        return focus_search(session, event)
    session = remember_place(session)
    if session.reading is None:
        return stay(session)
    old = session.reading.find or Find()
    find = replace(old, is_typing=True, origin=session.reading.top)
    return focused_on(with_reading(session, replace(session.reading, find=find)), Pane.FIND), ()


def find_typed(session: Session, event: FindTyped) -> Stepped:
    """Mark every hit, and go to the first one from where the search began."""
    if session.reading is None:
        return stay(session)
    find = session.reading.find
    if find is not None and find.line == event.line:
        return stay(session)
    return _found(session, replace(find or Find(origin=session.reading.top), line=event.line))


def toggle(session: Session, event: Invoked) -> Stepped:
    """Take the line as a pattern or as words, or find whole words only."""
    if session.reading is None or session.reading.find is None:
        return stay(session)
    find = session.reading.find
    if event.command == "find.regex":
        return _found(session, replace(find, is_regex=not find.is_regex))
    return _found(session, replace(find, whole_words=not find.whole_words))


def close_find(session: Session, *, keep: bool) -> Stepped:
    """Go back to the text; with `keep` the hits stay marked and `n` goes on."""
    if session.reading is None or session.reading.find is None:
        return stay(session)
    find = replace(session.reading.find, is_typing=False) if keep and session.reading.find.line else None
    return focused_on(with_reading(session, replace(session.reading, find=find)), Pane.ARTICLE), ()


def _found(session: Session, find: Find) -> Stepped:
    reading = session.reading
    if reading is None:
        return stay(session)
    if find.is_regex and find.line:
        return _ask_for_pattern(session, reading, find)
    spans, problem = occurrences(reading.brief.text, find)
    return _show_found(session, replace(find, spans=spans, problem=problem))


def _ask_for_pattern(session: Session, reading: Reading, find: Find) -> Stepped:
    """Have a pattern looked for outside: one that a person writes may take years, and nothing can stop it in here."""
    pattern, ignores_case = _pattern(find)
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return _show_found(session, replace(find, spans=(), problem=f"not a pattern: {error}"))
    find = replace(find, number=find.number + 1, problem="looking…")
    order = FindPattern(find.number, pattern, ignores_case, reading.brief.text)
    return with_reading(session, replace(reading, find=find)), (order,)


def pattern_found(session: Session, event: PatternFound) -> Stepped:
    """Mark every hit of a pattern, unless another one has been typed since."""
    find = session.reading.find if session.reading is not None else None
    if find is None or find.number != event.number or not find.is_regex:
        return stay(session)
    return _show_found(session, replace(find, spans=event.spans, problem=event.problem))


def _show_found(session: Session, find: Find) -> Stepped:
    reading = session.reading
    if reading is None:
        return stay(session)
    spans = find.spans
    first = next((span for span in spans if span.start >= find.origin), spans[0] if spans else None)
    session = with_reading(session, replace(reading, find=find, current=first))
    effects: Step = (Reveal(first.start, first.end),) if first is not None else ()
    return session, effects


def occurrences(text: str, find: Find) -> tuple[tuple[Span, ...], str]:
    """All places of the words of a find line. Capitals matter only where the line has some."""
    if not find.line:
        return (), ""
    pattern, ignores_case = _pattern(find)
    compiled = re.compile(pattern, re.IGNORECASE if ignores_case else re.NOFLAG)
    spans: list[Span] = []
    for match in compiled.finditer(text):
        if match.end() > match.start():
            spans.append(Span(*match.span()))
        if len(spans) == MOST_HITS:
            break
    return tuple(spans), ""


def _pattern(find: Find) -> tuple[str, bool]:
    """The regular expression of a find line, and whether capitals do not matter."""
    pattern = find.line if find.is_regex else re.escape(find.line)
    if find.whole_words:
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    return pattern, find.line == find.line.lower()
