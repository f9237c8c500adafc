"""Whatever a person writes is read back as it was, by us and by PyYAML's own loaders."""

from datetime import UTC, datetime

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.model.annotation import (
    BriefNotes,
    BriefRef,
    ClaimVerdict,
    Color,
    Highlight,
    ReadState,
    Target,
    Verdict,
)
from briefreader.model.brief import BriefId, ClaimKind, Span
from briefreader.store.yaml_files.note_reader import read_notes
from briefreader.store.yaml_files.note_writer import render
from briefreader.store.yaml_files.tree import YamlError

# What a file can hold: no lone surrogates.
characters = st.characters(exclude_categories=["Cs"])
snippets = st.sampled_from(
    ["\n", "  ", "\t", ": ", " #", "- ", "'", '"', "\\", "|", "no", "1e5", "---", "…", "🕊️", "\r\n", ","]
)
texts = st.lists(st.one_of(snippets, st.text(characters, max_size=6)), max_size=8).map("".join)
times = st.datetimes(datetime(1000, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive
numbers = st.integers(0, 10**6)
extras = st.dictionaries(
    texts.filter(bool).map("x-".__add__),
    st.recursive(
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(-(10**12), 10**12),
            st.floats(allow_nan=False, allow_infinity=False),
            texts,
        ),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=5,
    ),
    max_size=2,
)
tag_lists = st.lists(texts, max_size=3).map(tuple)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    start = draw(numbers)
    return Target(
        exact=draw(texts),
        prefix=draw(texts),
        suffix=draw(texts),
        span=Span(start, start + draw(numbers)),
        number=draw(st.none() | numbers),
        extra=draw(extras),
    )


@st.composite
def notes(draw: st.DrawFn) -> BriefNotes:
    optional = st.none() | texts
    ids = draw(st.lists(st.text("0123456789abcdef", min_size=8, max_size=8), max_size=2, unique=True))
    return BriefNotes(
        brief=BriefRef(
            file=BriefId(draw(texts.filter(bool))),
            fingerprint=draw(texts),
            title=draw(optional),
            authors=draw(tag_lists),
            outlet=draw(optional),
            published=draw(optional | st.just("2025-04-01")),
            url=draw(optional),
            extra=draw(extras),
        ),
        status=draw(st.sampled_from(ReadState)),
        position=(position := draw(numbers)),
        position_words=draw(texts) if position else "",
        tags=draw(tag_lists),
        note=draw(texts),
        highlights=tuple(
            Highlight(
                id=each,
                created=draw(times),
                modified=draw(times),
                color=draw(st.sampled_from(Color)),
                tags=draw(tag_lists),
                note=draw(texts),
                target=draw(targets()),
                extra=draw(extras),
            )
            for each in ids
        ),
        claims=tuple(
            ClaimVerdict(
                verdict=draw(st.sampled_from(Verdict)),
                kind=draw(st.sampled_from(ClaimKind)),
                target=draw(targets()),
                extra=draw(extras),
            )
            for _ in range(draw(st.integers(0, 1)))
        ),
        comment=draw(st.sampled_from(["", "# mine\n", "# a\n\n# b: [\n"])),
        extra=draw(extras),
    )


@given(notes())
def test_notes_are_read_back_as_they_were(value: BriefNotes) -> None:
    assert read_notes(render(value).encode(), BriefRef(file=BriefId(""), fingerprint="")) == value


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_other_readers_of_yaml_see_the_same_texts(loader: type[yaml.SafeLoader]) -> None:
    @settings(max_examples=40)
    @given(notes())
    def check(value: BriefNotes) -> None:
        seen = yaml.load(render(value), Loader=loader)  # noqa: S506 - both are safe loaders
        assert seen["brief"]["title"] == value.brief.title
        assert seen.get("note", "") == value.note
        assert tuple(seen.get("tags", ())) == value.tags
        for read, written in zip(seen.get("highlights", ()), value.highlights, strict=True):
            assert read["id"] == written.id
            assert read["created"] == written.created
            assert read.get("note", "") == written.note
            assert read["target"]["exact"] == written.target.exact
            assert read["target"]["end"] == written.target.span.end

    check()


@given(st.binary() | texts.map(str.encode) | texts.map(lambda text: b"format: briefreader-notes/1\n" + text.encode()))
def test_any_bytes_are_notes_or_a_reason(data: bytes) -> None:
    try:
        found = read_notes(data, BriefRef(file=BriefId("a"), fingerprint=""))
    except YamlError:
        return
    assert read_notes(render(found).encode(), found.brief) == found
