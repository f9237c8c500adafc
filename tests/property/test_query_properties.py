from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.library.query import parse_query
from briefreader.library.query_text import write

CpuSeconds = Callable[[Callable[[], object]], float]

TODAY = date(2025, 5, 1)
PIECES = st.sampled_from(
    [
        *(
            "(",
            ")",
            '"',
            "“",
            "-",
            "*",
            "~",
            ":",
            " ",
            "/",
            "\x00",
            "OR",
            "AND",
            "NOT",
            "title:",
            "tag:",
            "date:",
            "is:",
        ),
        *("has:", "link:", "foo:", "war", "the", "2025-04", "..", "<30d", "unread", "cease-fire", "U.S.", "O’Brien"),
        *("停火", "é"),
    ]
)
LINES = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES).map(" ".join))


@given(line=LINES, as_typed=st.booleans())
def test_any_line_is_a_query(line: str, *, as_typed: bool) -> None:
    parsed = parse_query(line, today=TODAY, as_typed=as_typed)
    assert parsed.explained
    assert all(remark and "\n" not in remark for remark in parsed.remarks)


@given(line=LINES)
def test_a_query_written_as_a_line_is_read_as_the_same_query(line: str) -> None:
    query = parse_query(line, today=TODAY).query
    assert parse_query(write(query), today=TODAY).query == query


@given(piece=st.one_of(st.text(min_size=1, max_size=6), PIECES))
@settings(max_examples=50)
def test_ten_thousand_characters_are_read_in_no_time(cpu_seconds: CpuSeconds, piece: str) -> None:
    line = (piece * 10_000)[:10_000]
    taken = cpu_seconds(lambda: parse_query(line, today=TODAY, as_typed=True))
    assert taken < 0.25  # five times the promise, for a busy machine
