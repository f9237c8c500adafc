import pytest

from briefreader.extract.claims.framing import conviction, pointed, reversal
from briefreader.extract.claims.reading import read


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The trouble is not that they lie but that lying is cheap.", "not … but"),
        ("The cap did not make homes cheaper so much as move their price.", "not … as"),
        ("Homework survives less for what it does than for what it shows.", "less … than"),
        ("The office was built to prevent mistakes, not to buy weapons.", "not to"),
        ("The question is no longer whether it floods but when.", "no longer … but"),
        ("He did not come, but she did.", ""),
        ("A barrel costs less than a crate.", ""),
    ],
)
def test_one_view_is_set_against_another(text: str, shown: str) -> None:
    found = reversal(read(text))
    assert (found.split()[:1], found.split()[-1:]) == (shown.split()[:1], shown.split()[-1:])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("What changed is who buys the bonds.", "What changed is"),
        ("But what the town needs is a doctor.", "But … is"),
        ("Nobody knows what it is.", ""),
    ],
)
def test_a_sentence_points_at_what_matters(text: str, shown: str) -> None:
    assert pointed(read(text)) == shown


def test_the_author_takes_a_stand() -> None:
    assert conviction(read("Having read it all, I am convinced that nobody has.")) == "I am convinced"
    assert conviction(read("He is convinced that nobody has read it all.")) == ""
