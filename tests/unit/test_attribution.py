import pytest

from briefreader.extract.claims.attribution import find_attribution
from briefreader.extract.claims.reading import read


@pytest.mark.parametrize(
    ("sentence", "attribution"),
    [
        ("Finance minister Ida Holm said on Monday that taxes would rise.", "Ida Holm said"),
        ("Norway’s fisheries minister said her country would wait.", "Norway’s fisheries minister said"),
        ("The mayor, Ann Poe, warned that the dam would not hold.", "Ann Poe warned"),
        ("Ann Poe, the mayor, warned that the dam would not hold.", "Ann Poe warned"),
        ("According to the World Bank, growth slowed.", "according to the World Bank"),
        ("Growth slowed, according to a study by two banks.", "according to a study by two banks"),
        ("In March the regulator warned of a second failure.", "the regulator warned"),
        ("Critics of the plan also argue that it costs too much.", "Critics of the plan argue"),
        ("The paper reported that the talks had failed.", "The paper reported"),
        ("The survey found that most voters were content.", "The survey found"),
        ("The institute pointed out that the two were linked.", "The institute pointed out"),
        ("She did say that she was tired.", "She did say"),
        ("“We would rather sell it than apply,” said one of them in June.", "one of them said"),
        ('"The deal is dead," said Ann Poe, the harbour master, on Monday.', "Ann Poe said"),
        ("“We are ready,” added the minister.", "the minister added"),
        ("The fleet, said the admiral, is at sea.", "the admiral said"),
        ("Kovacs and Lind (2021) find that grandparents help.", "Kovacs and Lind find"),
        ("Ann Poe and Jon Lee said on Monday that it was over.", "Ann Poe and Jon Lee said"),
        ("The Treasury points out that it has published licences.", "The Treasury points out"),
    ],
)
def test_who_says_it(sentence: str, attribution: str) -> None:
    assert str(find_attribution(read(sentence))) == attribution


@pytest.mark.parametrize(
    "sentence",
    [
        "Coastal states should set up a common pool.",
        "The United States will commit to more.",
        "Other seas have found a way.",
        "Nobody had told it to.",
        "He was told to wait.",
        "The reports are late.",
        "It will gather the figures to build reports that please.",
        "The tariffs hurt China and India.",
        "He wept, said goodbye and left.",
    ],
)
def test_who_says_nothing(sentence: str) -> None:
    assert find_attribution(read(sentence)) is None


def test_a_pronoun_is_no_firm_speaker() -> None:
    found = find_attribution(read("He said that the talks were over."))
    assert found is not None
    assert (found.firm, found.named) == (False, False)


def test_a_speaker_inside_a_clause_does_not_frame_the_sentence() -> None:
    framed, inside = (
        find_attribution(read(text))
        for text in (
            "The Court says that nobody is liable.",
            "Nobody won, because the Court says that nobody is liable.",
        )
    )
    assert framed is not None
    assert inside is not None
    assert (framed.leads, inside.leads) == (True, False)
