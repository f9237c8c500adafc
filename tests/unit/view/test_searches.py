"""What the desk decides about searches and a library that is being read."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefreader.library.refresh import Progress
from briefreader.library.searching import SearchAnswer
from briefreader.model.search import Order
from briefreader.view import effects, events
from briefreader.view.choosing import Choice, Choosing
from briefreader.view.present.library import library_view
from briefreader.view.session import step
from briefreader.view.state import Inquiry, Session, Shelf

NOW = datetime(2025, 5, 1, tzinfo=UTC)
ASKED = Session(inquiry=Inquiry(line="peace", generation=3))


@pytest.mark.parametrize(
    ("done", "total", "wanted", "loads"),
    [
        (0, 0, frozenset(), False),
        (10, 0, frozenset(), True),
        (15, 10, frozenset(), False),
        (20, 10, frozenset(), True),
        (20, 10, frozenset({0}), False),
    ],
)
def test_the_list_grows_while_the_library_is_read(done: int, total: int, wanted: frozenset[int], loads: bool) -> None:  # noqa: FBT001 - a table
    session = Session(shelf=Shelf(total=total, wanted=wanted))
    after, ordered = step(session, events.RefreshProgressed(Progress(done=done, total=100, current="")))
    assert after.indexing is not None
    assert bool(ordered) is loads


def test_what_narrows_an_earlier_line_is_no_news() -> None:
    counted = events.FacetsCounted("war", (("outlet:Zed", 2),))
    assert step(ASKED, counted) == (ASKED, ())
    _, (ask,) = step(ASKED, replace(counted, line="peace"))
    assert ask == effects.AskChoice(
        "narrow",
        "Narrow the search",
        "Its words are added to the search line.",
        (Choice("outlet:Zed", "outlet:Zed", "2 briefs"),),
    )


def test_another_order_asks_again_and_stays_for_the_next_line() -> None:
    after, ordered = step(ASKED, events.Invoked("library.sort", NOW, "0"))
    assert ordered[0] == effects.Search(4, "peace", Order.DATE)
    _, (search,) = step(after, events.QueryTyped("peaces"))
    assert search == effects.Search(5, "peaces", Order.DATE)


def test_enter_searches_for_what_was_perhaps_meant_where_nothing_was_found() -> None:
    nothing = SearchAnswer(
        query="peace",
        explained="",
        remarks=(),
        total=0,
        total_is_exact=True,
        took_ms=0,
        did_you_mean="piece",
        results=(),
    )
    found_nothing, _ = step(ASKED, events.SearchAnswered(3, nothing))
    assert "enter searches for “piece”" in library_view(found_nothing).empty
    _, ordered = step(found_nothing, events.Invoked("item.open", NOW, "0"))
    assert effects.SetQuery("piece") in ordered
    typed_on, _ = step(found_nothing, events.QueryTyped("peaces"))
    _, ordered = step(typed_on, events.Invoked("item.open", NOW, "0"))
    assert not ordered


def test_work_that_failed_leaves_no_key_waiting_for_its_answer() -> None:
    waiting = replace(ASKED, inquiry=replace(ASKED.inquiry, opens_first=True))
    after, _ = step(waiting, events.WorkFailed("the disk is full"))
    assert not after.inquiry.opens_first


def test_a_saved_search_is_not_listed_again_among_the_recent_ones() -> None:
    _, (ask,) = step(ASKED, events.SearchesLoaded((("New", "date:<30d"),), ("peace", "date:<30d")))
    assert isinstance(ask, effects.AskChoice)
    assert [choice.key for choice in ask.choices] == ["date:<30d", "peace"]


def test_a_choice_is_found_by_parts_of_its_words() -> None:
    choosing = Choosing(choices=(Choice("a", "outlet:Zed", "2 briefs"), Choice("b", "tag:war"), Choice("c", "tag:sea")))
    assert [choice.key for choice in choosing.typed("TAG").fitting()] == ["b", "c"]
    assert [choice.key for choice in choosing.typed("zed brief").fitting()] == ["a"]
    assert choosing.moved(5).cursor == 2
    assert choosing.moved(5).typed("tag").cursor == 0
    assert choosing.typed("nothing").fitting() == ()
