"""The choice of the title among its candidates."""

from briefreader.extract.titles import likeliest


def test_words_that_stand_twice_share_their_chances() -> None:
    assert likeliest(["Port fees", "Who pays for grain", "Port fees"], [0.3, 0.4, 0.25]) == (0.55, 0)


def test_without_candidates_nothing_is_likely() -> None:
    assert likeliest([], []) == (0.0, -1)
