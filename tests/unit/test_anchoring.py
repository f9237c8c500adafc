"""Where a marked passage stands after its text has changed."""

import pytest

from briefreader.library.anchoring import mark, resolve, resolve_all
from briefreader.model.annotation import Fit, Target
from briefreader.model.brief import Span

TEXT = """\
The harbour towns have lived from herring since the charter of 1412, and their councils have never forgotten it.

A licence that once cost a basket of fish now costs more than a boat. “We sell permission, not herring,” the mayor of \
Ostermole said in March — and nobody in the room contradicted her.

Three remedies are on the table. The ministry should auction a tenth of all licences each year, return the proceeds to \
the towns, and publish every sale.

Herring will return only if the closed season is kept. The closed season was last kept in 1998."""


def target(quote: str, *, text: str = TEXT) -> Target:
    start = text.index(quote)
    return mark(text, Span(start, start + len(quote)))


def found(quote: str, changed: str) -> tuple[Fit, str | None]:
    anchor = resolve(target(quote), changed)
    return anchor.fit, None if anchor.span is None else changed[anchor.span.start : anchor.span.end]


def test_an_unchanged_text_is_exact() -> None:
    quote = "auction a tenth of all licences"
    assert resolve(target(quote), TEXT).span == target(quote).span
    assert found(quote, TEXT) == (Fit.EXACT, quote)


def test_words_that_moved_are_found() -> None:
    blocks = TEXT.split("\n\n")
    moved = "\n\n".join(["A new standfirst.", blocks[2], blocks[0], blocks[3], blocks[1]])
    for quote in ("auction a tenth of all licences", "The closed season was last kept in 1998.", blocks[1]):
        assert found(quote, moved) == (Fit.MOVED, quote)


def test_other_marks_and_spaces_are_no_change_of_words() -> None:
    quote = "“We sell permission, not herring,” the mayor of Ostermole said in March — and nobody"
    changed = (
        TEXT.replace("“", '"').replace("”", '"').replace(" — ", " - ").replace("the mayor of", "the\u00a0mayor\nof")
    )
    assert found(quote, changed) == (
        Fit.MOVED,
        '"We sell permission, not herring," the\u00a0mayor\nof Ostermole said in March - and nobody',
    )


def test_altered_words_are_found_by_their_neighbours() -> None:
    changed = TEXT.replace("should auction a tenth of all licences", "should auction some 12 % of all licenses")
    fit, words = found("The ministry should auction a tenth of all licences each year", changed)
    assert (fit, words) == (Fit.ALTERED, "The ministry should auction some 12 % of all licenses each year")


def test_the_context_tells_equal_words_apart() -> None:
    second = TEXT.rindex("closed season")
    marked = mark(TEXT, Span(second, second + len("closed season")))
    changed = "A preface of some words. " + TEXT
    assert resolve(marked, changed).span == Span(second + 25, second + 25 + len("closed season"))


def test_equal_words_in_equal_company_are_an_orphan() -> None:
    marked = target("Read more about herring and the licences", text="Read more about herring and the licences")
    text = "Read more about herring and the licences\n\nSomething else.\n\nRead more about herring and the licences"
    assert resolve(marked, "Header\n\n" + text).fit is Fit.ORPHAN


@pytest.mark.parametrize(
    "changed",
    [
        "",
        " ",
        "…",
        "Nothing here is about fish.",
        TEXT.replace(TEXT.split("\n\n")[2], "The ministry should do something."),
    ],
)
def test_a_deleted_passage_is_an_orphan(changed: str) -> None:
    anchor = resolve(target("auction a tenth of all licences each year, return the proceeds to the towns"), changed)
    assert (anchor.fit, anchor.span) == (Fit.ORPHAN, None)


def test_a_short_word_elsewhere_is_not_taken_for_the_one_that_is_gone() -> None:
    changed = "\n\n".join([*TEXT.split("\n\n")[:3], "A wholly different end, in which no season is kept."])
    anchor = resolve(target("last kept"), changed)
    assert anchor.fit is Fit.ORPHAN


def test_many_targets_keep_their_order() -> None:
    quotes = ("closed season was", "basket of fish", "charter of 1412")
    anchors = resolve_all([target(quote) for quote in quotes], "x " + TEXT)
    assert [anchor.span and ("x " + TEXT)[anchor.span.start : anchor.span.end] for anchor in anchors] == list(quotes)


def test_a_script_without_spaces_is_read_by_characters() -> None:
    text = "東京都は新しい政策を発表した。専門家は慎重な見方を示している。経済への影響は限定的だという。"
    marked = target("専門家は慎重な見方を示している", text=text)
    changed = "序文。" + text.replace("慎重な", "かなり慎重な")
    anchor = resolve(marked, changed)
    assert anchor.span is not None
    assert changed[anchor.span.start : anchor.span.end] == "専門家はかなり慎重な見方を示している"


PORTS = """\
Ostermole

Ostermole is a port of nine hundred boats on the northern coast.

Where to land: the old quay

Hallow

Hallow has two hundred boats and no ice house to speak of.

Where to land: the new mole

Advice

Ask the harbour master before noon, and pay in coin.

Where to land: the old quay"""


def placed(quote: str, changed: str, *, last: bool = False) -> str | None:
    """The first or last occurrence of a quote of PORTS where it is found, with twelve characters before it."""
    start = PORTS.rindex(quote) if last else PORTS.index(quote)
    span = resolve(mark(PORTS, Span(start, start + len(quote))), changed).span
    return None if span is None else changed[max(0, span.start - 12) : span.end]


def test_what_else_is_like_a_passage_is_kept_with_it() -> None:
    unique, label = target("two hundred boats", text=PORTS), target("Where to land: the old quay", text=PORTS)
    assert (unique.twin, unique.rival) == (0.0, 0.0)
    assert 0.5 < label.twin < 1
    other = target("Where to land: the new mole", text=PORTS)
    assert other.twin == 0
    assert 0.4 < other.rival < 1


@pytest.mark.parametrize("last", [False, True])
def test_a_deleted_label_is_not_found_at_its_twin(*, last: bool) -> None:
    label = "\n\nWhere to land: the old quay"
    at = PORTS.rindex(label) if last else PORTS.index(label)
    changed = "A new standfirst of the page.\n\n" + PORTS[:at] + PORTS[at + len(label) :]
    assert placed(label.strip(), changed, last=last) is None


def test_an_altered_label_is_found_by_its_neighbours_and_not_at_its_twin() -> None:
    at = PORTS.rindex("the old quay")
    changed = "A new standfirst of the page.\n\n" + PORTS[:at] + "the very old quay"
    assert placed("Where to land: the old quay", changed, last=True) == "y in coin.\n\nWhere to land: the very old quay"


def test_a_heading_that_changed_places_is_found_by_being_a_block() -> None:
    changed = PORTS.replace("Advice\n\n", "").replace("Hallow has", "Advice\n\nHallow has")
    assert placed("Advice", changed) == "ay\n\nHallow\n\nAdvice"


def test_a_heading_is_not_found_in_the_paragraph_below_it() -> None:
    start = PORTS.index("Hallow")
    changed = "A new standfirst.\n\n" + PORTS.replace("Hallow\n\n", "")
    assert resolve(mark(PORTS, Span(start, start + 6)), changed).fit is Fit.ORPHAN


def test_one_word_of_two_is_enough_between_neighbours_that_stand() -> None:
    changed = "A new standfirst.\n\n" + PORTS.replace("no ice house to speak of", "no cold house to speak of")
    start = PORTS.index("ice house")
    anchor = resolve(mark(PORTS, Span(start, start + 9)), changed)
    assert anchor.span is not None
    assert (anchor.fit, changed[anchor.span.start : anchor.span.end]) == (Fit.ALTERED, "cold house")
