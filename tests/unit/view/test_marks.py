"""Layers of spans over a text."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.model.brief import Span
from briefreader.view.marks import Layer, Marks

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends))))


@given(spans=st.dictionaries(st.sampled_from(Layer), SPANS), ends=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_runs_cover_the_range_and_name_every_layer_that_covers_them(
    spans: dict[Layer, list[Span]], ends: tuple[int, int]
) -> None:
    start, end = min(ends), max(ends)
    marks = Marks()
    for layer, each in spans.items():
        marks.put(layer, each)
    runs = marks.runs(start, end)
    assert "".join("x" * (run.end - run.start) for run in runs) == "x" * (end - start)
    for run in runs:
        for position in range(run.start, run.end):
            covering = {layer for layer, each in spans.items() if any(s.start <= position < s.end for s in each)}
            assert set(run.layers) == covering


def test_a_layer_is_replaced_as_a_whole() -> None:
    marks = Marks()
    marks.put(Layer.HIT, [Span(0, 5)])
    marks.put(Layer.HIT, [Span(7, 9)])
    assert [run.layers for run in marks.runs(0, 9)] == [(), (Layer.HIT,)]
    marks.put(Layer.HIT, [])
    assert [run.layers for run in marks.runs(0, 9)] == [()]
