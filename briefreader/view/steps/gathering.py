"""All that was written in the library: the browser, the basket, the tags, and versions of notes that were put aside."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefreader.config.library_file import TagStyle
from briefreader.library import notebook
from briefreader.model.brief import Span
from briefreader.view import gathered
from briefreader.view.claims_in import chosen_claim, claims_in
from briefreader.view.effects import EditNotes, LoadTags, Say, SetQuery, Step
from briefreader.view.events import Invoked
from briefreader.view.notes_of import ENTRY_ASIDE, ENTRY_CLAIM, ENTRY_NOTE, chosen_entry
from briefreader.view.regions import Pane
from briefreader.view.state import Opening, Reading, Session
from briefreader.view.steps.annotating import highlight, highlight_meant
from briefreader.view.steps.common import (
    Stepped,
    ask_for,
    focused_on,
    go_to,
    open_first,
    remember_place,
    stay,
    with_reading,
)
from briefreader.view.steps.shelf import reload
from briefreader.view.wording import counted

_QUOTE_CELLS: Final = 50
"""Of a quotation in a message: enough to know it by."""


def browse(session: Session, _event: Invoked) -> Stepped:
    """Open the browser of all highlights, claims and notes."""
    return session, (gathered.GatherNotes(),)


def show_basket(session: Session, _event: Invoked) -> Stepped:
    """Open the basket."""
    return session, (gathered.GatherBasket(),)


def came(session: Session, event: gathered.Gathered) -> Stepped:
    """Show what was gathered; what could not be read is said."""
    effects: Step = tuple(Say(str(fault), "warning") for fault in event.faults[:1])
    if not event.entries:
        select, highlight, fill = map(session.keymap.key_for, ("select.start", "highlight.add", "basket.add"))
        empty = {
            "notes": f"Nothing is written in this library yet: {select} selects text and {highlight} highlights it",
            "basket": f"The basket is empty: {fill} puts a claim, highlight or note into it",
        }
        return session, effects or (Say(empty[event.purpose]),)
    return session, (*effects, gathered.ShowEntries(event.purpose, event.entries, event.basket))


def picked(session: Session, event: gathered.EntryPicked) -> Stepped:
    """Go to the place of an entry: in the open brief, or in another one."""
    reading = session.reading
    if reading is not None and reading.brief.id == event.brief_id:
        if event.span is None:
            return focused_on(session, Pane.NOTES), ()
        return go_to(focused_on(session, Pane.ARTICLE), event.span)
    focus = Pane.NOTES if event.span is None else Pane.ARTICLE
    opening = Opening(request=0, brief_id=event.brief_id, at=event.span, focus=focus)
    return ask_for(remember_place(session), opening)


def fill_basket(session: Session, event: Invoked) -> Stepped:
    """Put the claim, highlight or note under the cursor into the basket; selected text is highlighted for it."""
    reading = session.reading
    if reading is None:
        return stay(session, Say(open_first(session)))
    if session.layout.focus is Pane.ARTICLE and reading.selection is not None:
        session, effects = highlight(session, replace(event, command="highlight.add"))
        reading = session.reading
        if reading is None or reading.notes is None or not reading.entry:
            return session, effects
        meant = notebook.find_highlight(reading.notes, reading.entry)
        return session, (*effects, gathered.FillBasket(f"{reading.brief.id}#{meant.id}", meant.target.exact))
    found = _entry_meant(session, reading)
    if found is None:
        return stay(session, Say("Nothing to put into the basket: choose a claim, a highlight or a note"))
    name, quote = found
    return session, (gathered.FillBasket(f"{reading.brief.id}#{name}", quote),)


def _entry_meant(session: Session, reading: Reading) -> tuple[str, str] | None:
    """What the cursor is on, as the end of its key, and its words."""
    if session.layout.focus is Pane.CLAIMS:
        claim = chosen_claim(reading)
        return (f"claim-{claim.span.start}", claim.text) if claim is not None and claim.span is not None else None
    if session.layout.focus is Pane.NOTES:
        return _note_meant(reading)
    if (meant := highlight_meant(session, reading)) is not None:
        return meant.id, meant.target.exact
    return next(_claims_at(reading, reading.current), None)


def _note_meant(reading: Reading) -> tuple[str, str] | None:
    if reading.notes is None:
        return None
    entry = chosen_entry(reading)
    if entry == ENTRY_NOTE:
        return "note", reading.notes.note
    for each in reading.notes.highlights:
        if each.id == entry:
            return each.id, each.target.exact
    kept = (claim for claim in claims_in(reading) if entry == f"{ENTRY_CLAIM} {claim.key}")
    return next(((f"claim-{claim.span.start}", claim.text) for claim in kept if claim.span is not None), None)


def _claims_at(reading: Reading, place: Span | None) -> Iterator[tuple[str, str]]:
    for claim in claims_in(reading):
        if claim.span is not None and claim.span == place:
            yield f"claim-{claim.span.start}", claim.text


def basket_filled(session: Session, event: gathered.BasketFilled) -> Stepped:
    """Say what lies in the basket now."""
    quote = " ".join(event.quote.split())
    shown = quote if len(quote) <= _QUOTE_CELLS else f"{quote[:_QUOTE_CELLS]}…"
    what = "In the basket" if event.is_in else "Out of the basket"
    return session, (Say(f"{what} ({event.count}): “{shown}”"),)


def basket_arranged(session: Session, event: gathered.BasketArranged) -> Stepped:
    """Keep the basket as it was arranged."""
    return session, (gathered.KeepBasket(event.keys),)


def memo_asked(session: Session, event: gathered.MemoAsked) -> Stepped:
    """Ask where the memo goes, then write it."""
    if event.path:
        return session, (gathered.WriteMemo(event.keys, event.path),)
    folder = session.desk.export_folder.rstrip("/")
    return session, (gathered.AskMemo(event.keys, f"{folder}/memo.md" if folder else "memo.md"),)


def show_tags(session: Session, _event: Invoked) -> Stepped:
    """Open the list of tags."""
    return session, (gathered.LoadTagDesk(),)


def tag_desk_came(session: Session, event: gathered.TagDeskLoaded) -> Stepped:
    """Show the tags."""
    session = replace(session, tags=event.counts)
    if not event.counts and not event.styles and not event.last:
        return session, (Say(f"There are no tags yet: {session.keymap.key_for('tag.edit')} adds some"),)
    return session, (gathered.ShowTagDesk(event.counts, event.styles, event.last, event.at),)


def tag_act(session: Session, event: gathered.TagActAsked) -> Stepped:
    """Do with a tag what was asked: the briefs are shown at once, a step over many is planned first."""
    match event.act:
        case "show":
            tag = f'"{event.tag}"' if " " in event.tag else event.tag
            return focused_on(session, Pane.LIBRARY), (SetQuery(f"tag:{tag}"),)
        case "describe" | "color":
            return session, (gathered.StyleTag(event.tag, event.style or TagStyle()),)
        case "rename" | "rules" | "undo":
            return session, (gathered.PlanTagStep(event.act, event.tag, event.new),)


def step_planned(session: Session, event: gathered.TagStepPlanned) -> Stepped:
    """Show a plan, unless there is nothing in it."""
    if event.plan.changes or event.plan.names:
        return session, (gathered.AskTagStep(event.act, event.plan),)
    nothing = {
        "rules": "The rules of briefreader.yaml have nothing to tag that is not tagged so already",
        "undo": "There is no step over tags to undo",
    }
    return stay(session, Say(nothing.get(event.act, f"Nothing to do: {event.plan.what}")))


def step_agreed(session: Session, event: gathered.TagStepAgreed) -> Stepped:
    """Carry a plan out."""
    return session, (gathered.CarryOutTagStep(event.act, event.plan),)


def step_done(session: Session, event: gathered.TagStepDone) -> Stepped:
    """Say what was done, and show the new tags everywhere."""
    session, effects = reload(session)
    reading = session.reading
    if reading is not None and reading.brief.id in event.step.changed:
        effects = (*effects, EditNotes(reading.brief.id, lambda notes: notes, ""))  # they are read anew by it
    what = f"{event.step.plan.what}: {counted(len(event.step.changed), 'brief')}"
    said = Say(str(event.step.faults[0]), "error") if event.step.faults else Say(what)
    return session, (*effects, LoadTags(), said)


def asides_read(session: Session, event: gathered.AsidesRead) -> Stepped:
    """Show what was put aside with the notes, and say so once."""
    reading = session.reading
    if reading is None or reading.brief.id != event.brief_id or reading.asides == event.asides:
        return stay(session)
    session = with_reading(session, replace(reading, asides=event.asides))
    if not event.asides:
        return session, ()
    what = "Another version" if len(event.asides) == 1 else f"{len(event.asides)} other versions"
    shown = f"the notes pane ({session.keymap.key_for('notes.show')}) shows what it holds"
    return session, (Say(f"{what} of these notes was put aside; {shown}", "warning"),)


def ask_aside(session: Session) -> Stepped:
    """Show the chosen version, and ask what to do with it."""
    reading = session.reading
    if reading is None:
        return stay(session)
    entry = chosen_entry(reading)
    chosen = next((each for each in reading.asides if entry == f"{ENTRY_ASIDE} {each.path}"), None)
    if chosen is None:
        return stay(session)
    return session, (gathered.AskAside(reading.brief.id, chosen),)


def aside_judged(session: Session, event: gathered.AsideJudged) -> Stepped:
    """Settle a version."""
    return session, (gathered.SettleAside(event.brief_id, event.path, event.is_taken),)


def aside_settled(session: Session, event: gathered.AsideSettled) -> Stepped:
    """Show the notes as they are now."""
    reading = session.reading
    if reading is not None and reading.brief.id == event.brief_id:
        session = with_reading(session, replace(reading, notes=event.notes, asides=event.left, entry=""))
    what = "What it held besides is in the notes now" if event.is_taken else "It was thrown away"
    session, effects = reload(session)
    return session, (*effects, LoadTags(), Say(what))
