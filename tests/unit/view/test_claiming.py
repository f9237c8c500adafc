"""What the reader decides about claims in the side pane, without a screen."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefreader.extract.pipeline import read_brief
from briefreader.library import notebook
from briefreader.library.passages import claims_of
from briefreader.model.annotation import BriefNotes, BriefRef, Target, Verdict
from briefreader.model.brief import BriefId, ClaimKind, Metadata
from briefreader.view import effects, events
from briefreader.view.claims_in import chosen_claim, claims_in, claims_shown
from briefreader.view.models import ListView
from briefreader.view.present.claims import claims_view
from briefreader.view.present.sides import notes_view
from briefreader.view.regions import Pane
from briefreader.view.session import step
from briefreader.view.state import Opening, Reading, Session, Width

NOW = datetime(2025, 5, 1, tzinfo=UTC)
TEXT = """The Harbour Nobody Needed

by Ada Lund

Mar 3, 2025

The harbour cost $90 million and served 12 ships in 2024. In short, it is a monument to bad counting and not a port.

Nobody minds. It is quiet there.

Parliament must sell the cranes before the winter. Unless it does so, the debt will probably double by 2030. Gulls \
sit on the rails. The weather was fine on the day of the opening.
"""
TITLE_KEYS = ["group Thesis", "group Facts", "group Forecasts", "group Recommendations"]


def opened(text: str = TEXT, *, width: int = 120) -> Session:
    brief = read_brief(text.encode(), brief_id=BriefId("a.txt"), path="a.txt")
    notes = BriefNotes(brief=BriefRef(file=brief.id, fingerprint=""))
    session = Session(opening=Opening(request=1, brief_id=brief.id))
    session, _ = step(session, events.Resized(width))
    session, _ = step(session, events.BriefOpened(1, brief, notes))
    session, _ = step(session, events.Scrolled(0, len(brief.text), 1.0))
    return invoke(session, "claims.show")[0]


def invoke(session: Session, command: str) -> tuple[Session, tuple[effects.Effect, ...]]:
    return step(session, events.Invoked(command, NOW, "0badf00d"))


def reading_of(session: Session) -> Reading:
    assert session.reading is not None
    return session.reading


def notes_of(session: Session) -> BriefNotes:
    notes = reading_of(session).notes
    assert notes is not None
    return notes


def chosen(session: Session) -> str:
    claim = chosen_claim(reading_of(session))
    return claim.text if claim is not None else ""


def go(session: Session, words: str) -> tuple[Session, tuple[effects.Effect, ...]]:
    key = next(claim.key for claim in claims_shown(reading_of(session)) if words in claim.text)
    return step(session, events.ListMoved(Pane.CLAIMS, 0, key))


def words_of(view: ListView) -> str:
    return "\n".join("".join(piece.text for piece in line.pieces) for row in view.rows for line in row.lines)


def test_the_sample_holds_a_claim_of_four_kinds() -> None:
    view = claims_view(opened())
    assert [row.key for row in view.rows if row.is_heading] == TITLE_KEYS


def test_moving_through_the_claims_moves_the_article() -> None:
    session, ordered = go(opened(), "must sell")
    span = reading_of(session).current
    assert span is not None
    assert reading_of(session).brief.quote(span).startswith("Parliament must sell")
    assert ordered == (effects.Reveal(span.start, span.end),)
    assert session.layout.focus is Pane.CLAIMS


def test_a_list_that_is_only_drawn_moves_nothing() -> None:
    session, _ = step(opened(), events.Focused(Pane.ARTICLE))
    session, ordered = go(session, "must sell")
    assert ordered == ()
    assert reading_of(session).current is None


@pytest.mark.parametrize(("columns", "stays"), [(80, False), (120, True), (200, True)])
def test_enter_goes_to_the_claim_and_leaves_the_side_where_there_is_room(columns: int, stays: bool) -> None:  # noqa: FBT001
    session, ordered = invoke(opened(width=columns), "item.open")
    assert session.layout.focus is Pane.ARTICLE
    assert session.layout.width is Width.of(columns)
    assert session.layout.side_is_open is stays
    assert any(isinstance(effect, effects.Reveal) for effect in ordered)


def test_a_dropped_claim_goes_to_the_end_and_the_cursor_to_the_next() -> None:
    session, _ = go(opened(), "$90 million")
    dropped = chosen(session)
    session, ordered = invoke(session, "claim.reject")
    assert [type(effect) for effect in ordered] == [effects.EditNotes]
    assert chosen(session) != dropped
    assert claims_view(session).rows[-1].key == claims_in(reading_of(session))[0].key
    assert dropped not in {claim.text for claim in claims_of(reading_of(session).brief, notes_of(session))}
    session, _ = go(session, "$90 million")
    session, _ = invoke(session, "claim.reject")
    assert notes_of(session).claims == ()


def test_the_kind_goes_round_and_keeps_the_claim() -> None:
    session, _ = go(opened(), "must sell")
    seen = []
    for _ in ClaimKind:
        session, _ = invoke(session, "claim.kind")
        (verdict,) = notes_of(session).claims
        assert verdict.verdict is Verdict.ACCEPTED
        assert chosen(session).startswith("Parliament must sell")
        seen.append(verdict.kind)
    assert set(seen) == set(ClaimKind)
    assert seen[-1] is ClaimKind.RECOMMENDATION


def test_a_kind_of_the_readers_own_is_not_defended_with_the_reasons_for_another() -> None:
    session, _ = go(opened(), "must sell")
    session, _ = invoke(session, "claim.kind")
    shown = words_of(claims_view(session))
    assert "you say so; found as likely a recommendation because:" in shown


def test_a_filter_shows_one_kind_after_another_and_then_all() -> None:
    session = opened()
    counts = []
    for _ in range(5):
        session, _ = invoke(session, "claims.filter")
        shown = claims_shown(reading_of(session))
        counts.append(len({claim.kind for claim in shown}))
        assert chosen(session) == shown[0].text or len(counts) == 5
    assert counts == [1, 1, 1, 1, 4]


def test_selected_words_become_a_claim_of_the_kind_that_they_speak_for() -> None:
    session, _ = step(opened(), events.Focused(Pane.ARTICLE))
    text = reading_of(session).brief.text
    weather = text.index("The weather")
    session, _ = step(session, events.Dragged(weather, len(text) - 1))
    session, ordered = invoke(session, "claim.add")
    own = next(claim for claim in claims_in(reading_of(session)) if claim.is_own)
    assert own.text == "The weather was fine on the day of the opening."
    assert own.kind is ClaimKind.FACT
    assert chosen(session) == own.text
    assert isinstance(ordered[-1], effects.Say)
    session, _ = step(session, events.Focused(Pane.CLAIMS))
    session, _ = invoke(session, "claim.reject")
    assert notes_of(session).claims == ()


def test_a_selection_that_is_a_claim_already_is_kept_as_that_one() -> None:
    session, _ = go(opened(), "must sell")
    session, _ = invoke(session, "claim.reject")
    session, _ = step(session, events.Focused(Pane.ARTICLE))
    start = reading_of(session).brief.text.index("Parliament")
    session, _ = step(session, events.Dragged(start, start + 48))
    session, _ = invoke(session, "claim.add")
    (verdict,) = notes_of(session).claims
    assert (verdict.verdict, verdict.kind) == (Verdict.ACCEPTED, ClaimKind.RECOMMENDATION)


def test_a_claim_is_highlighted_by_one_key() -> None:
    session, _ = go(opened(), "must sell")
    session, _ = invoke(session, "highlight.add")
    (highlight,) = notes_of(session).highlights
    assert highlight.target.exact == "Parliament must sell the cranes before the winter."


def test_kept_claims_stand_among_the_notes_and_lead_to_their_place() -> None:
    session, _ = go(opened(), "must sell")
    session, _ = invoke(session, "claim.accept")
    rows = notes_view(session).rows
    assert rows[0].key == "group Claims you keep"
    session, _ = invoke(session, "notes.show")
    session, _ = step(session, events.ListMoved(Pane.NOTES, 1, rows[1].key))
    session, _ = invoke(session, "item.open")
    span = reading_of(session).current
    assert span is not None
    assert reading_of(session).brief.quote(span).startswith("Parliament must sell")


def test_the_summary_stands_apart_from_the_claims() -> None:
    brief = reading_of(opened()).brief
    told = replace(brief, metadata=Metadata(title="T", dek="Why the port stands idle.", language="en"))
    view = claims_view(Session(reading=Reading(brief=told, notes=None)))
    assert view.rows[0].is_heading
    assert "Why the port stands idle." in words_of(view)
    first = chosen_claim(Reading(brief=told, notes=None))
    assert first is not None
    assert view.rows[view.cursor].key == first.key


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("", None, "no article text"),
        ("It rains.", "en", "has 2 words: too few for a sentence to stand out"),
        ("Who is it? Why now? " * 40, "en", "none of them sums up"),
        ("Wer ist es? Warum jetzt? " * 40, "de", "not English (de)"),
    ],
)
def test_an_empty_pane_says_why(text: str, language: str | None, why: str) -> None:
    brief = reading_of(opened()).brief
    metadata = Metadata(title="T", dek="Why the port stands idle.", language=language)
    bare = replace(brief, text=text, words=len(text.split()), metadata=metadata, blocks=(), claims=())
    view = claims_view(Session(reading=Reading(brief=bare, notes=None)))
    assert not view.rows
    assert why in view.empty
    assert "In the editors' words: Why the port stands idle." in view.empty
    assert "C makes it a claim" in view.empty


def test_another_language_is_said() -> None:
    german = (
        "Der Hafen kostet die Stadt in diesem Jahr 90 Millionen Euro und dient nur zwölf Schiffen. Die Regierung will "
        "ihn nicht verkaufen, und das Parlament hat darüber noch nicht beraten. Der Hafen ist für die Stadt zu groß."
    )
    view = claims_view(opened(f"Der Hafen\n\n{german}\n\n{german.replace('Stadt', 'Insel')}"))
    assert "Not English (de)" in words_of(view)


def test_nothing_is_said_to_be_done_where_the_notes_cannot_be_read() -> None:
    session = opened()
    reading = reading_of(session)
    session = Session(layout=session.layout, reading=Reading(brief=reading.brief, notes=None, notes_fault="broken"))
    for command in ("claim.accept", "claim.reject", "claim.kind"):
        assert invoke(session, command)[1] == (effects.Say("broken", "error"),)


def test_a_claim_that_is_gone_can_still_be_let_go() -> None:
    session = opened()
    reading = reading_of(session)
    lost = Target(exact="Words that nobody wrote here, ever, about whales.", span=reading.brief.claims[0].span)
    notes = notebook.set_verdict(notes_of(session), lost, ClaimKind.FACT, Verdict.ACCEPTED)
    session = Session(layout=session.layout, reading=Reading(brief=reading.brief, notes=notes))
    assert "not found in the text any more" in words_of(claims_view(session))
    session, _ = go(session, "whales")
    session, _ = invoke(session, "claim.accept")
    assert notes_of(session).claims == ()
