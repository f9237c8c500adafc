"""A passage is found where it is, or said to be lost; never outside the text, never by an exception."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.library.anchoring import BETWEEN_NEIGHBOURS, mark, resolve
from briefreader.library.page_words import folded
from briefreader.model.annotation import Fit, Target
from briefreader.model.brief import Span

words = st.sampled_from(
    [
        "the",
        "ministry",
        "auction",
        "herring",
        "1412",
        "“sale”",
        "–",
        "tax\n\n",
        "£5",
        "cod’s",
        "ﬁsh",
        "東京",
        "🐟",
        "a-b",
    ],
)
texts = st.lists(words, max_size=60).map(" ".join)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, Target]:
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, mark(text, Span(start, end))


@given(marked())
def test_in_its_own_text_a_passage_is_where_it_was(case: tuple[str, Target]) -> None:
    text, target = case
    anchor = resolve(target, text)
    assert (anchor.fit, anchor.span, anchor.likeness) == (Fit.EXACT, target.span, 1.0)


@given(marked(), texts)
def test_in_any_other_text_the_answer_is_sound(case: tuple[str, Target], other: str) -> None:
    _, target = case
    anchor = resolve(target, other)
    assert (anchor.span is None) == (anchor.fit is Fit.ORPHAN)
    if anchor.span is None:
        return
    assert anchor.span.end <= len(other)
    found = other[anchor.span.start : anchor.span.end]
    if anchor.fit is Fit.ALTERED:
        assert BETWEEN_NEIGHBOURS <= anchor.likeness <= 1
    else:
        assert folded(found) == folded(target.exact)
        assert anchor.likeness == 1


@given(marked(), texts)
def test_what_comes_before_does_not_matter_to_a_long_passage(case: tuple[str, Target], preface: str) -> None:
    text, _ = case
    whole = f"Seventeen wholly unheard-of vessels sailed from Ostermole before daybreak without permission. {text}"
    target = mark(whole, Span(0, 94))
    changed = f"{preface}\n\n{whole}"
    anchor = resolve(target, changed)
    assert anchor.span is not None
    assert changed[anchor.span.start : anchor.span.end] == target.exact
