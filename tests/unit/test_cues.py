"""A cue that a reason quotes must mean what the reason says."""

import pytest

from briefreader.extract.claims.lexicon import Cue
from briefreader.extract.claims.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.CAUSE, "The drought forced the ministry to ration water."),
        (Cue.DUTY, "It is high time to build the cable."),
        (Cue.FINDING, "A study of two banks was published in May."),
        (Cue.HORIZON, "The fleet could be ready in three years."),
        (Cue.HORIZON, "The fleet will be ready by the end of the decade."),
        (Cue.EMPHASIS, "The main problem is that nobody counts."),
        (Cue.COMPARISON, "Exports reached a record in May."),
    ],
)
def test_what_gives_a_cue(cue: Cue, text: str) -> None:
    assert read(text).has(cue)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.CAUSE, "Ukrainian forces held the town."),
        (Cue.CAUSE, "The army ended forced mobilization."),
        (Cue.DUTY, "They only argue about who has to be told."),
        (Cue.FINDING, "The Institute for the Study of War was founded in 2007."),
        (Cue.HORIZON, "The fleet was at sea in stormy years."),
        (Cue.EMPHASIS, "The main port was closed."),
        (Cue.COMPARISON, "The court keeps no record of it."),
    ],
)
def test_what_does_not(cue: Cue, text: str) -> None:
    assert not read(text).has(cue)
