"""Links: following them by letters, and from one brief to the others that cite the same page."""

from dataclasses import replace
from itertools import product
from typing import Final

from briefreader.library.same_page import leads_to_same_page
from briefreader.view.effects import Say, SetQuery
from briefreader.view.events import HintTyped, Invoked
from briefreader.view.regions import Pane
from briefreader.view.state import Hint, Reading, Session
from briefreader.view.steps.common import Stepped, focused_on, go_to, nothing_chosen, stay, with_reading
from briefreader.view.steps.selecting import chosen_span

_LETTERS: Final = "asdfghjklqwertuiopzxcvbnm"
"""The home row first: the letters that need no reaching."""
_MOST_WORDS: Final = 12


def show_hints(session: Session, _event: Invoked) -> Stepped:
    """Put letters on the links in sight."""
    reading = session.reading
    if reading is None:
        return stay(session)
    links = [
        index
        for index, link in enumerate(reading.brief.links)
        if link.span is not None and reading.top <= link.span.start < reading.bottom
    ]
    if not links:
        return stay(session, Say("No link is in sight"))
    length = 1 if len(links) <= len(_LETTERS) else 2
    names = ("".join(letters) for letters in product(_LETTERS, repeat=length))
    hints = tuple(Hint(name, link) for name, link in zip(names, links, strict=False))
    return with_reading(session, replace(reading, hints=hints, hint_typed="")), ()


def hint_typed(session: Session, event: HintTyped) -> Stepped:
    """Go to the link whose letters were typed; anything else lets go."""
    reading = session.reading
    if reading is None or not reading.hints:
        return stay(session)
    typed = reading.hint_typed + event.key
    left = [hint for hint in reading.hints if hint.letters.startswith(typed)]
    bare = replace(reading, hints=(), hint_typed="")
    if not left:
        return with_reading(session, bare), ()
    if left[0].letters != typed:
        return with_reading(session, replace(reading, hint_typed=typed)), ()
    span = reading.brief.links[left[0].link].span
    session = with_reading(session, replace(bare, link=left[0].link))
    return go_to(session, span) if span is not None else stay(session)


def to_same_page(session: Session, _event: Invoked) -> Stepped:
    """Go to the chosen link; from there to the next one that leads to the same page, from the last to the first."""
    reading = session.reading
    if reading is None or reading.link >= len(reading.brief.links):
        return stay(session, Say("This brief has no link"))
    chosen = reading.brief.links[reading.link]
    links = enumerate(reading.brief.links)
    places = sorted(
        (link.span, index) for index, link in links if link.span is not None and leads_to_same_page(link, chosen)
    )
    if not places:
        return stay(session, Say("No link in the text leads to this page"))
    here = next((place for place, (_, index) in enumerate(places) if index == reading.link), -1)
    there = (here + 1) % len(places) if here < 0 or reading.current == chosen.span else here
    span, index = places[there]
    session, effects = go_to(with_reading(session, replace(reading, link=index)), span)
    return session, (*effects, Say(f"Link {there + 1:,} of {len(places):,} to this page"))


def cited_by(session: Session, _event: Invoked) -> Stepped:
    """List the briefs that link to the page of the chosen link."""
    reading = session.reading
    if reading is None or reading.link >= len(reading.brief.links):
        return stay(session, Say("This brief has no link"))
    url = reading.brief.links[reading.link].url
    if url is None:
        return stay(session, Say("This link leads nowhere"))
    return focused_on(session, Pane.LIBRARY), (SetQuery(f'link:"{url}"'),)


def search_selection(session: Session, _event: Invoked) -> Stepped:
    """Search the library for the words that are chosen."""
    reading = session.reading
    span = chosen_span(reading) if reading is not None else None
    if reading is None or span is None:
        return stay(session, Say(nothing_chosen(session)))
    words = reading.brief.quote(span).replace('"', " ").split()[:_MOST_WORDS]
    line = words[0] if len(words) == 1 else f'"{" ".join(words)}"'
    session = with_reading(session, replace(reading, selection=None))
    return focused_on(session, Pane.LIBRARY), (SetQuery(line),)


def letters_on(reading: Reading) -> dict[int, str]:
    """The letters that are still to be typed, by the place of the text where they stand."""
    found: dict[int, str] = {}
    for hint in reading.hints:
        span = reading.brief.links[hint.link].span
        if span is not None and hint.letters.startswith(reading.hint_typed):
            found[span.start] = hint.letters[len(reading.hint_typed) :]
    return found
