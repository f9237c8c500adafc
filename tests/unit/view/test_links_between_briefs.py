"""A link from one file of the library to another opens there."""

import pytest

from briefreader.model.brief import BriefId
from briefreader.view import effects, housekeeping
from briefreader.view.session import step
from briefreader.view.state import Session
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


QUAY = BriefId("quay.md")
URL = "https://news.example/quay"


def test_a_link_to_where_a_brief_was_published_opens_that_brief() -> None:
    session, ordered = step(Session(), housekeeping.PublishedFound(URL, QUAY))
    assert session.opening is not None
    assert session.opening.brief_id == QUAY
    assert ordered == (effects.OpenBrief(session.opening.request, QUAY),)


def test_any_other_address_is_shown_before_a_browser_gets_it() -> None:
    assert step(Session(), housekeeping.PublishedFound(URL, None))[1] == (effects.AskUrl(URL),)
