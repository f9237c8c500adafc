from datetime import date

import pytest

from briefreader.library.query import MOST_NESTED, MOST_WORDS, parse_query
from briefreader.library.query_text import write
from briefreader.model.annotation import ReadState
from briefreader.model.search import (
    EVERYTHING,
    And,
    DateRange,
    Field,
    Fuzzy,
    Has,
    InState,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Trait,
    Word,
)

TODAY = date(2025, 5, 1)


def w(text: str, field: Field | None = None) -> Query:
    return Word(text=text, field=field)


def read(line: str) -> Query:
    return parse_query(line, today=TODAY).query


def typed(line: str) -> Query:
    return parse_query(line, today=TODAY, as_typed=True).query


def remarks(line: str) -> str:
    return "; ".join(parse_query(line, today=TODAY).remarks)


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("", EVERYTHING),
        ("  \t\x00 ", EVERYTHING),
        ("peace", w("peace")),
        ("peace talks", And(parts=(w("peace"), w("talks")))),
        ("peace AND talks", And(parts=(w("peace"), w("talks")))),
        ("peace OR talks", Or(parts=(w("peace"), w("talks")))),
        ("a b", w("b")),
        ("war peace OR talks", Or(parts=(And(parts=(w("war"), w("peace"))), w("talks")))),
        ("war (peace OR talks)", And(parts=(w("war"), Or(parts=(w("peace"), w("talks")))))),
        ("war -peace", And(parts=(w("war"), Not(part=w("peace"))))),
        ("war NOT peace", And(parts=(w("war"), Not(part=w("peace"))))),
        ("-NOT war", w("war")),
        ("-(war peace)", Not(part=And(parts=(w("war"), w("peace"))))),
        ("cease-fire", w("cease-fire")),
        ("...war, U.S.?", And(parts=(w("war"), w("U.S.")))),
        ('"peace talks"', Phrase(text="peace talks")),
        ("“peace talks”", Phrase(text="peace talks")),
        ("-“peace talks”", Not(part=Phrase(text="peace talks"))),
        ("sanct*", Prefix(text="sanct")),
        ("zelensky~", Fuzzy(text="zelensky")),
        ("zelensky~1", Fuzzy(text="zelensky")),
        ("title:war", w("war", Field.TITLE)),
        ("TITLE: war", w("war", Field.TITLE)),
        ('author:"dennis ross"', Phrase(text="dennis ross", field=Field.AUTHOR)),
        ("title:(war OR peace) x", And(parts=(Or(parts=(w("war", Field.TITLE), w("peace", Field.TITLE))), w("x")))),
        ("title:(war author:ross)", And(parts=(w("war", Field.TITLE), w("ross", Field.AUTHOR)))),
        ("-tag:ukraine/ceasefire", Not(part=w("ukraine/ceasefire", Field.TAG))),
        ("link:https://x.org/a_(b)", w("https://x.org/a_(b)", Field.LINK)),
        ("https://x.org/a", w("https://x.org/a", Field.LINK)),
        ("outlet:the", w("the", Field.OUTLET)),
        ("is:unread", InState(state=ReadState.UNREAD)),
        ("IS:Done", InState(state=ReadState.DONE)),
        ("has:links has:notes", And(parts=(Has(trait=Trait.LINKS), Has(trait=Trait.NOTES)))),
        ("10:30", w("10:30")),
        # half typed
        ("(war", w("war")),
        ("war)", w("war")),
        ("((", EVERYTHING),
        ('"war', Phrase(text="war")),
        ("war OR", w("war")),
        ("OR war", w("war")),
        ("war -", w("war")),
        ("war NOT", w("war")),
        ("war title:", w("war")),
        ("war ()", w("war")),
        ("war *", w("war")),
        ('war ""', w("war")),
    ],
)
def test_a_line_is_read_as(line: str, query: Query) -> None:
    assert read(line) == query


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-04", "2025-04-01", "2025-04-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-4", "2025-04-01", "2025-04-30"),
        ("2025-04-17", "2025-04-17", "2025-04-17"),
        ("2025-03..2025-04", "2025-03-01", "2025-04-30"),
        ("2025-04..2025-03", "2025-03-01", "2025-04-30"),
        ("2025-03..", "2025-03-01", None),
        ("..2025-03", None, "2025-03-31"),
        ("<30d", "2025-04-01", None),
        ("<2w", "2025-04-17", None),
        ("<1y", "2024-05-01", None),
        (">30d", None, "2025-04-01"),
        ("<2025-04", None, "2025-03-31"),
        ("<=2025-04", None, "2025-04-30"),
        (">2025-04", "2025-05-01", None),
        (">=2025-04", "2025-04-01", None),
        ("today", "2025-05-01", "2025-05-01"),
        ("yesterday", "2025-04-30", "2025-04-30"),
        ("2025-", "2025-01-01", "2025-12-31"),
        ("2025-0", "2025-01-01", "2025-12-31"),
        ("2025-13", "2025-01-01", "2025-12-31"),
        ("2025-02-30", "2025-02-01", "2025-02-28"),
        ("<999999d", "0001-01-01", None),
        (">9999-12-31", "9999-12-31", None),
    ],
)
def test_dates(line: str, first: str | None, last: str | None) -> None:
    assert read(f"date:{line}") == DateRange(
        first=None if first is None else date.fromisoformat(first),
        last=None if last is None else date.fromisoformat(last),
    )


@pytest.mark.parametrize("line", ["date:", "date:<", "date:..", "date:soon", "date:20", "date:-"])
def test_what_is_no_date_asks_nothing(line: str) -> None:
    assert read(line) == EVERYTHING


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("war pea", And(parts=(w("war"), Prefix(text="pea")))),
        ("war pea ", And(parts=(w("war"), w("pea")))),
        ("the", Prefix(text="the")),
        ('war "peace ta', And(parts=(w("war"), Phrase(text="peace"), Prefix(text="ta")))),
        ('war "peace talks"', And(parts=(w("war"), Phrase(text="peace talks")))),
        ("tag:ukr", Prefix(text="ukr", field=Field.TAG)),
        ("is:unr", InState(state=ReadState.UNREAD)),
        ("is:", EVERYTHING),
        ("has:", EVERYTHING),
        ("has:l", Has(trait=Trait.LINKS)),
        ("war (pea", And(parts=(w("war"), Prefix(text="pea")))),
        ("titl", Prefix(text="titl")),
    ],
)
def test_the_last_word_grows_while_it_is_typed(line: str, query: Query) -> None:
    assert typed(line) == query


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("titel:war", "did you mean “title:”"),
        ("foo:war", "no field “foo:”"),
        ("is:unraed", "did you mean “unread”"),
        ("has:money", "there are notes, highlights, claims, links"),
        ("date:2025-13", "no month 13"),
        ("date:2025-02-30", "no such day"),
        ("date:soon", "is no date"),
        ("date:2025-04..2025-03", "changed over"),
        ('"war', "quotation mark is open"),
        ("(war", "bracket is open"),
        ("war)", "never opened"),
        ("title:", "waits for a word"),
        ("the", "nearly every brief"),
        ('"***"', "holds no word"),
        ("w*r", "end of a word"),
        ("a " * 90, "first 32 words"),
        (f'"{"a b " * 90}', "first 32 words"),
        ("a* " * 9, "first 32 words"),
        ("war-peace-" * 90, "first 32 words"),
        ("停火协议" * 90, "first 32 words"),
        ("(" * 20_000, "first 10,000 words and marks"),
        ("".join(f"has:{number} " for number in range(30)), "more remarks"),
        ("(" * 30 + "war", "brackets are read"),
    ],
)
def test_what_was_left_out_is_said(line: str, remark: str) -> None:
    assert remark in remarks(line)


def test_the_words_that_are_looked_for_are_the_first_ones_whatever_parts_them() -> None:
    for mark in (" ", "-", ".", "/", "_"):
        assert read(mark.join(f"w{number}" for number in range(90))) == read(
            mark.join(f"w{number}" for number in range(MOST_WORDS))
        )
    assert read("link:" + "a/" * 90) == w("a/" * 90, Field.LINK)
    assert remarks("war OR (peace " * 19) == f"only the first {MOST_WORDS} words are looked for"


def test_a_sound_line_has_no_remarks() -> None:
    assert remarks('war "peace talks" -tag:x date:<30d (is:done OR has:notes) sanct* zelensky~') == ""


def test_a_field_misspelled_is_looked_for_anywhere() -> None:
    assert read("titel:war") == w("war")
    assert read("foo:war") == And(parts=(w("foo"), w("war")))


@pytest.mark.parametrize(
    ("line", "explained"),
    [
        ("", "everything"),
        ("war peace", "“war” and “peace”"),
        ("war (peace OR talks) -x", "“war” and (“peace” or “talks”) and not “x”"),
        ('title:"peace talks"', "“peace talks” word for word in the title"),
        ("sanct* zelensky~", "a word that begins with “sanct” and a word spelled like “zelensky”"),
        ("tag:ukraine", "“ukraine” as a tag or above one"),
        ("date:2025-04", "published in April 2025"),
        ("date:2024", "published in 2024"),
        ("date:2025-04-17", "published on 17 April 2025"),
        ("date:2025-03..2025-04", "published from 1 March 2025 to 30 April 2025"),
        ("date:<30d", "published since 1 April 2025"),
        ("date:..2025-03", "published until 31 March 2025"),
        ("is:unread has:links", "not yet read and with links"),
    ],
)
def test_a_query_is_explained_in_words(line: str, explained: str) -> None:
    assert parse_query(line, today=TODAY).explained == explained


def test_spellings_that_the_reader_holds_to_be_the_same_stand_for_each_other() -> None:
    aliases = {"zelensky": ("Zelenskyy",), "eu": ("European Union",)}

    def query(line: str, *, as_typed: bool = False) -> Query:
        return parse_query(line, today=TODAY, aliases=aliases, as_typed=as_typed).query

    assert query("Zelensky war") == And(parts=(Or(parts=(w("Zelensky"), w("Zelenskyy"))), w("war")))
    assert query("EU") == Or(parts=(w("EU"), Phrase(text="European Union")))
    assert query("zelensky", as_typed=True) == Or(parts=(Prefix(text="zelensky"), w("Zelenskyy")))
    assert query("tag:eu") == w("eu", Field.TAG)


def test_brackets_without_end_cost_no_recursion() -> None:
    line = "(" * 5000 + "war" + ")" * 5000
    assert read(line) == w("war")
    assert read("(war -" * (MOST_NESTED * 3) + "x") is not None


@pytest.mark.parametrize(
    "line",
    ["war peace", "a OR (war -(x OR y*)) title:z", 'date:2025-03..2025-04 "x y"', "date:>2025 is:done z~", "-(a1 b1)"],
)
def test_a_query_can_be_written_as_a_line_again(line: str) -> None:
    query = read(line)
    assert read(write(query)) == query
