import pytest

from briefreader.extract.claims.hedges import is_hedged
from briefreader.extract.claims.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "It could take years to rebuild the port.",
        "The odds seem remote because the minister has resigned.",
        "If the talks fail, the fare will probably rise.",
        "Perhaps.",
        "How long the bank can go on is not so clear—particularly if rates rise.",
        "“Perhaps,” “maybe” and “possibly” may be his favourite words.",
    ],
)
def test_a_hedge_of_the_main_statement_counts(text: str) -> None:
    assert is_hedged(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The aid was cut on Monday.",
        "The minister, who may run again, has cut the aid.",
        "If talks fail, as they may, the city will fall within the year.",
        "Although it could take longer, the bridge opens in May.",
        "The bridge will stand, though it may take years.",
        "The army (possibly 3,000 strong) left on Monday.",
        "The money—perhaps a third of it—was stolen.",
        "The plan that may save the port costs $2 million.",
        "“It may rain,” the minister said on Monday.",
    ],
)
def test_a_hedge_of_something_else_does_not(text: str) -> None:
    assert not is_hedged(read(text))
