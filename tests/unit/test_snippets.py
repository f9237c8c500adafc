import sys
from datetime import date

import pytest

from briefreader.library.marks import find_marks, wanted
from briefreader.library.ports import Passages
from briefreader.library.query import parse_query
from briefreader.library.snippets import WINDOW, SnippetCutter
from briefreader.model.brief import Span
from briefreader.model.search import Field, Query, Snippet


def query(line: str, *, as_typed: bool = False) -> Query:
    return parse_query(line, today=date(2025, 5, 1), as_typed=as_typed).query


def snippets(passages: Passages, query: Query, *, limit: int = 1) -> tuple[Snippet, ...]:
    return SnippetCutter(query).cut(passages, limit=limit)


def marked(text: str, line: str, *, as_typed: bool = False) -> str:
    """The text with its marks in square brackets."""
    for mark in reversed(find_marks(text, wanted(query(line, as_typed=as_typed), None))):
        text = f"{text[: mark.start]}[{text[mark.start : mark.end]}]{text[mark.end :]}"
    return text


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("sanction", "New sanctions. Unsanctioned.", "New [sanctions]. Unsanctioned."),
        ("policies", "A policy, policies; police", "A [policy], [policies]; police"),
        ("policy", "Policies", "[Policies]"),
        ("economy", "economies of the economy", "[economies] of the [economy]"),
        ("make", "making makes maker", "[making] [makes] maker"),
        ("sanct*", "Sanctions on sanctuaries", "[Sanctions] on [sanctuaries]"),
        ("zelensky~", "Zelenskyy and Zelensky and zeal", "[Zelenskyy] and [Zelensky] and zeal"),
        ("trump", "Trump’s and Trump's trumpet", "[Trump’s] and [Trump's] trumpet"),
        ("us", "The U.S. and US us.", "The [U.S.] and [US] [us]."),
        ("U.S.", "In the U.S., now.", "In the [U.S.], now."),
        ("zurich", "In Zürich.", "In [Zürich]."),
        ("zürich", "In ZÜRICH.", "In [ZÜRICH]."),
        (
            "ceasefire",
            "A cease-fire, ceasefire, cease fire; cease.",
            "A [cease-fire], [ceasefire], [cease fire]; cease.",
        ),
        (
            "cease-fire",
            "A cease-fire, ceasefires, cease fire; cease.",
            "A [cease-fire], [ceasefires], [cease fire]; cease.",
        ),
        ('"peace talks"', "peace talks, peace, Peace-talk", "[peace talks], peace, [Peace-talk]"),
        ('"the peace talks of"', "peace talks; a peace’s talk", "[peace talks]; a [peace’s talk]"),
        ('"the peace"', "Peace and the peace", "[Peace] and the [peace]"),
        ('"state of the union"', "The State of the Union is", "The [State of the Union] is"),
        ("停火", "现在停火协议", "现在[停火]协议"),
        ("war -peace", "war and peace", "[war] and peace"),
        ("war OR peace", "war and peace", "[war] and [peace]"),
        ("title:war", "war", "war"),
        ("tag:war is:done date:2025", "war 2025", "war 2025"),
        ("", "war", "war"),
        ("war", "İstanbul war", "İstanbul [war]"),
        ("zürich", "ZÜRICH zurich", "[ZÜRICH] [zurich]"),
        ("zurich peace", "Peace in Zürich", "[Peace] in [Zürich]"),
        ("istanbul", "War in İstanbul, ISTANBUL", "War in [İstanbul], [ISTANBUL]"),
        ("istanb*", "İİ İstanbul İ", "İİ [İstanbul] İ"),
        ("strasse", "Die Straße, STRASSE; Straßen", "Die [Straße], [STRASSE]; Straßen"),
        ("stra*", "Die Straße", "Die [Straße]"),
        ("straße", "Die Strasse", "Die [Strasse]"),
        ('"grosse strasse"', "Die große Straße", "Die [große Straße]"),
        ("encyclopaedia", "An encyclopædia", "An [encyclopædia]"),
        ("российский", "Российский рубль", "[Российский] рубль"),
        ("Αθήνα", "ΑΘΗΝΑ, Αθήνα", "[ΑΘΗΝΑ], [Αθήνα]"),
    ],
)
def test_marks_stand_where_the_words_stand(line: str, text: str, expected: str) -> None:
    assert marked(text, line) == expected


def test_only_one_letter_changes_its_length_in_lower_case() -> None:
    assert [char for char in map(chr, range(sys.maxunicode + 1)) if len(char.lower()) != 1] == ["İ"]


def test_a_passage_is_chosen_by_accented_words_too() -> None:
    text = f"Peace, they said.\n{'Words of no use. ' * 30}\nPeace in Zürich."
    (found,) = snippets(Passages(title="", text=text), query("peace zurich"))
    assert found.text == "Peace in Zürich."
    assert [found.text[mark.start : mark.end] for mark in found.marks] == ["Peace", "Zürich"]


def test_a_word_still_being_typed_marks_all_that_begin_so() -> None:
    assert marked("sanity and sanctions", "sanc", as_typed=True) == "sanity and [sanctions]"


@pytest.mark.parametrize("line", ["ceasef", "ceasefire"])
def test_a_word_still_being_typed_marks_what_begins_so_in_two_parts(line: str) -> None:
    assert marked("A cease-fire, ceasefires.", line, as_typed=True) == "A [cease-fire], [ceasefires]."


def test_two_words_are_no_beginning_of_one_that_is_being_typed() -> None:
    assert marked("In other states.", "others", as_typed=True) == "In other states."


def first(passages: Passages, line: str) -> tuple[str, Field, list[str]]:
    (snippet,) = snippets(passages, query(line), limit=1)
    if snippet.span is not None:
        assert passages.text[snippet.span.start : snippet.span.end] == snippet.text
    return snippet.text, snippet.field, [snippet.text[mark.start : mark.end] for mark in snippet.marks]


FILLER = "Many words that say little follow here and go on for a good while. " * 4
TEXT = f"War is named once. {FILLER}\n\nShort: peace talks.\n\n{FILLER}War and then peace and war again. {FILLER}"


def test_the_window_with_the_most_different_words_wins() -> None:
    text, field, marks = first(Passages(title="", text=TEXT), "war peace")
    assert (field, marks) == (Field.BODY, ["War", "peace", "war"])
    assert len(text) <= WINDOW
    assert TEXT[TEXT.index(text) - 1].isspace()


@pytest.mark.parametrize("passage", ["peace talks", "peace-talk"])
def test_a_phrase_is_shown_however_often_its_first_word_stands_alone_before(passage: str) -> None:
    text = "Nothing but peace. " * 40 + f"Then came {passage} again."
    shown, _, marks = first(Passages(title="T", text=text), '"peace talks"')
    assert marks == [passage]
    assert passage in shown


def test_no_window_crosses_a_paragraph() -> None:
    assert first(Passages(title="", text=TEXT), "talks")[0] == "Short: peace talks."


def test_windows_come_in_the_order_of_the_text_and_do_not_overlap() -> None:
    found = snippets(Passages(title="War", text=TEXT), query("war"), limit=3)
    assert [snippet.field for snippet in found] == [Field.BODY, Field.BODY, Field.TITLE]
    assert found[0].text.startswith("War is named")
    spans = [snippet.span for snippet in found[:2]]
    assert spans[0] is not None
    assert spans[1] is not None
    assert not spans[0].overlaps(spans[1])


def test_claims_notes_and_titles_have_their_own_snippets() -> None:
    passages = Passages(
        title="Notes on trade",
        text="Tariffs rise. Tariffs fall again.",
        claims=(Span(14, 33),),
        notes=("my thought on tariffs\nand more",),
    )
    assert first(passages, "claim:tariffs") == ("Tariffs fall again.", Field.CLAIM, ["Tariffs"])
    assert first(passages, "note:tariffs") == ("my thought on tariffs", Field.NOTE, ["tariffs"])
    assert first(passages, "thought") == ("my thought on tariffs", Field.NOTE, ["thought"])
    assert first(passages, "title:trade") == ("Notes on trade", Field.TITLE, ["trade"])
    assert first(passages, "trade") == ("Notes on trade", Field.TITLE, ["trade"])


def test_nothing_asked_or_nothing_there_gives_no_snippet() -> None:
    passages = Passages(title="T", text=TEXT)
    assert snippets(passages, query("is:done")) == ()
    assert snippets(passages, query("absent")) == ()
    assert snippets(passages, query("war"), limit=0) == ()


def test_a_mark_longer_than_the_window_is_shown_whole() -> None:
    word = "x" * 300
    text, _, marks = first(Passages(title="", text=f"a {'y' * 63} {word} b"), "x*")
    assert marks == [word]
    assert word in text


def test_a_title_shows_what_the_body_does_not_hold() -> None:
    found = snippets(Passages(title="At the Harbour", text="Ports alone."), query("harb", as_typed=True), limit=2)
    assert [(snippet.field, snippet.text) for snippet in found] == [(Field.TITLE, "At the Harbour")]


def test_letters_inside_of_other_words_do_not_hide_the_word() -> None:
    (snippet,) = snippets(Passages(title="", text="Basins. " * 12 + "Of insights."), query("ins", as_typed=True))
    assert [snippet.text[mark.start : mark.end] for mark in snippet.marks] == ["insights"]


def test_all_that_is_shown_is_marked() -> None:
    (snippet,) = snippets(Passages(title="", text="“War”, " * 2 + "war " * 12), query("war"))
    assert len(snippet.marks) == 14
