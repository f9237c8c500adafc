"""A link from one file of the library to another opens there."""

import pytest

from briefreader.model.brief import BriefId
from briefreader.view.steps.sharing import brief_beside


@pytest.mark.parametrize(
    ("href", "meant"),
    [
        ("quay.md", "march/quay.md"),
        ("../april/a%20port.txt#talks", "april/a port.txt"),
        ("./harbour.html?x=1", "march/harbour.html"),
        ("../../outside.md", None),
        ("/site/page.html", None),
        ("#talks", None),
        ("picture.png", None),
        ("here.md", None),
        ("", None),
    ],
)
def test_a_path_beside_the_brief_is_a_brief(href: str, meant: str | None) -> None:
    assert brief_beside(BriefId("march/here.md"), href) == meant
