import zlib

import pytest

from briefreader.extract.claims.features import BUCKETS, buckets, figures, shapes
from briefreader.extract.claims.model import Head, Model, Weights, pack, probability, shipped_model, unpack
from briefreader.extract.claims.reading import read


def test_the_shipped_heads_tell_plain_cases_apart() -> None:
    model = shipped_model()
    checkable = model.log_odds(read("Unemployment fell from 9.8 percent in 2010 to 4.7 percent last year."))
    thanks = model.log_odds(read("Thank you all very much for having me here tonight."))
    assert checkable[Head.CHECKWORTHY] > 1 > -3 > thanks[Head.CHECKWORTHY]
    assert checkable[Head.FACTUAL] > 1 > -3 > thanks[Head.FACTUAL]
    assert checkable[Head.ARGUMENT] > thanks[Head.ARGUMENT]


def test_a_model_survives_its_file() -> None:
    hashed = bytes([128] * (BUCKETS - 1) + [255])
    model = Model(heads={Head.FACTUAL: Weights(bias=0.5, figures=[0.25], hashed=hashed, step=0.01)}, central=[1.0])
    assert unpack(pack(model, {"licence": "CC BY 4.0"})) == model


@pytest.mark.parametrize("packed", [b"", b"{}\n", b'{"format": "other"}\n' + zlib.compress(b"")])
def test_another_format_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match=r"format|Expecting"):
        unpack(packed)


def test_names_and_figures_are_seen_as_such() -> None:
    assert shapes(read("In 2024 Norway paid $5 billion, or 12% more, to 3 firms.")) == [
        "in", "<year>", "<name>", "paid", "<money>", "billion", ",", "or", "<percent>", "more", ",", "to", "<number>",
        "firms", ".",
    ]  # fmt: skip


def test_shouting_is_read_like_speech() -> None:
    shouted = read("TAXES WENT UP LAST YEAR.")
    assert shapes(shouted) == ["taxes", "went", "up", "last", "year", "."]


@pytest.mark.parametrize("text", ["", "_", "word", "\u0130stanbul", "a" * 100_000])
def test_any_text_has_features(text: str) -> None:
    reading = read(text)
    assert all(0 <= bucket < BUCKETS for bucket in buckets(reading))
    assert len(figures(reading)) == len(figures(read("Another sentence.")))
    assert all(0 <= probability(odds) <= 1 for odds in shipped_model().log_odds(reading).values())
