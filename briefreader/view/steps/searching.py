"""Searching the library: as the line is typed, newest question first."""

from dataclasses import replace

from briefreader.model.search import Order
from briefreader.view.choosing import Choice
from briefreader.view.effects import (
    AcceptAliases,
    AskChoice,
    AskSearchName,
    CountFacets,
    LoadSearches,
    ProposeAliases,
    SaveSearch,
    Say,
    Search,
    SetQuery,
)
from briefreader.view.events import (
    AliasesProposed,
    Chosen,
    Done,
    FacetsCounted,
    Invoked,
    QueryTyped,
    SearchAnswered,
    SearchesLoaded,
    SearchNamed,
)
from briefreader.view.housekeeping import PrepareSearch
from briefreader.view.regions import Pane
from briefreader.view.state import Inquiry, Session
from briefreader.view.steps.common import Stepped, focused_on, row_under_cursor, stay
from briefreader.view.steps.opening import open_row
from briefreader.view.wording import counted


def focus_search(session: Session, _event: Invoked) -> Stepped:
    """Go to the search line; in a narrow terminal, or when zoomed, the library comes into view with it."""
    session = focused_on(session, Pane.SEARCH)
    return replace(session, layout=replace(session.layout, is_zoomed=False)), (PrepareSearch(),)


def query_typed(session: Session, event: QueryTyped) -> Stepped:
    """Ask; the results so far stay until there are new ones, so that nothing flickers."""
    if event.line == session.inquiry.line:
        return stay(session)
    generation = session.inquiry.generation + 1
    if not event.line.strip():
        inquiry = Inquiry(line=event.line, generation=generation, order=session.inquiry.order)
        return replace(session, inquiry=inquiry), ()
    inquiry = replace(session.inquiry, line=event.line, generation=generation, opens_first=False)
    return replace(session, inquiry=inquiry), (Search(generation, event.line, inquiry.order),)


def sort_results(session: Session) -> Stepped:
    """Sort the results by the next order."""
    orders = tuple(Order)
    order = orders[(orders.index(session.inquiry.order) + 1) % len(orders)]
    generation = session.inquiry.generation + 1
    inquiry = replace(session.inquiry, order=order, generation=generation, answer=None, cursor=0)
    session = replace(session, inquiry=inquiry)
    return session, (Search(generation, inquiry.line, order), Say(f"Results by {order}"))


def narrow(session: Session, _event: Invoked) -> Stepped:
    """Count what is found by outlet, tag, year and kind of claim, to choose from."""
    return session, (CountFacets(session.inquiry.line),)


def facets_counted(session: Session, event: FacetsCounted) -> Stepped:
    """Offer what narrows the search; news of an earlier line is no news."""
    if event.line != session.inquiry.line:
        return stay(session)
    if not event.searches:
        return stay(session, Say("There is nothing to narrow"))
    choices = tuple(Choice(line, line, counted(count, "brief")) for line, count in event.searches)
    return session, (AskChoice("narrow", "Narrow the search", "Its words are added to the search line.", choices),)


def more_like_this(session: Session, _event: Invoked) -> Stepped:
    """Search for briefs that speak of what the chosen or open one speaks of."""
    row = row_under_cursor(session) if session.layout.focus in {Pane.LIBRARY, Pane.SEARCH} else None
    brief_id = row.id if row is not None else session.reading.brief.id if session.reading is not None else None
    if brief_id is None:
        return stay(session, Say("No brief is chosen"))
    return focused_on(session, Pane.LIBRARY), (SetQuery(f'like:"{brief_id}"'),)


def recall(session: Session, _event: Invoked) -> Stepped:
    """Offer the saved searches and the recent ones."""
    return session, (LoadSearches(),)


def searches_loaded(session: Session, event: SearchesLoaded) -> Stepped:
    """Let one be chosen."""
    saved = tuple(Choice(line, name, line) for name, line in event.saved)
    known = {line for _, line in event.saved}
    recent = tuple(Choice(line, line) for line in event.recent if line not in known)
    if not saved and not recent:
        return stay(session, Say("No search was made yet that found anything"))
    return session, (AskChoice("recall", "Search again", "Saved searches first, then the last ones.", saved + recent),)


def save_search(session: Session, _event: Invoked) -> Stepped:
    """Ask for a name to keep the search under."""
    line = session.inquiry.line.strip()
    return (session, (AskSearchName(line),)) if line else stay(session, Say("Search for something first"))


def search_named(session: Session, event: SearchNamed) -> Stepped:
    """Keep it."""
    return session, (SaveSearch(event.name, event.line),)


def review_aliases(session: Session, _event: Invoked) -> Stepped:
    """Look for spellings that may be one name."""
    return session, (ProposeAliases(), Say("Looking for spellings of one name…"))


def aliases_proposed(session: Session, event: AliasesProposed) -> Stepped:
    """Let a pair be accepted."""
    if not event.pairs:
        return stay(session, Say("No two spellings look like one name"))
    choices = tuple(Choice("\t".join(pair), " = ".join(pair)) for pair in event.pairs)
    hint = "A search for one finds the other from then on; briefreader.yaml keeps it."
    return session, (AskChoice("alias", "Is this one name?", hint, choices),)


def chosen(session: Session, event: Chosen) -> Stepped:
    """Do what was asked about."""
    match event.about:
        case "narrow":
            line = f"{session.inquiry.line.strip()} {event.key} ".lstrip()
            return focused_on(session, Pane.LIBRARY), (SetQuery(line),)
        case "recall":
            return focused_on(session, Pane.LIBRARY), (SetQuery(event.key),)
        case "alias":
            return session, (AcceptAliases(tuple(event.key.split("\t"))),)


def done(session: Session, event: Done) -> Stepped:
    """Say so."""
    return stay(session, Say(event.what))


def search_answered(session: Session, event: SearchAnswered) -> Stepped:
    """Show the answer, unless a newer question was asked since."""
    inquiry = session.inquiry
    if event.generation != inquiry.generation or not inquiry.is_active:
        return stay(session)
    is_same_list = inquiry.answer is not None and inquiry.answer.query == event.answer.query
    cursor = min(inquiry.cursor, max(0, len(event.answer.results) - 1)) if is_same_list else 0
    session = replace(session, inquiry=replace(inquiry, answer=event.answer, cursor=cursor, opens_first=False))
    return open_row(session) if inquiry.opens_first else (session, ())
