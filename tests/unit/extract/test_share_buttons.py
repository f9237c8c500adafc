"""Buttons for sharing name the page that they stand on."""

from collections.abc import Callable

import pytest

from briefreader.extract.body.share_buttons import shared_site
from briefreader.extract.front.lines import Site
from briefreader.extract.front.markup import read_markdown
from briefreader.model.brief import Brief, LinkKind

PAGE = "https://quay.example/port/fees"
QUOTED = "https%3A%2F%2Fquay.example%2Fport%2Ffees"


def site_of(*addresses: str) -> Site:
    return shared_site(read_markdown("\n\n".join(f"[Share]({address})" for address in addresses)).lines)


def test_two_buttons_that_agree_tell_the_page() -> None:
    assert site_of(
        f"https://www.facebook.com/sharer/sharer.php?u={QUOTED}",
        f"https://twitter.com/intent/tweet?text=Fees&url={QUOTED}%2F%3Futm_source%3Dtw",
        f"https://www.linkedin.com/shareArticle?mini=true&url={PAGE}",
    ) == Site(PAGE, PAGE)


@pytest.mark.parametrize(
    "addresses",
    [
        (f"https://www.facebook.com/sharer/sharer.php?u={QUOTED}",),
        (f"https://x.com/intent/post?url={QUOTED}", "https://x.com/intent/post?url=https%3A%2F%2Fquay.example%2Frota"),
        (f"https://news.example/share?url={QUOTED}", f"https://quay.example/x?u={QUOTED}"),
        ("https://x.com/quay?url=fees", "https://www.facebook.com/quay"),
        (),
    ],
)
def test_one_alone_or_buttons_that_disagree_do_not(addresses: tuple[str, ...]) -> None:
    assert site_of(*addresses) == Site()


def test_relative_links_are_then_absolute(read_text: Callable[..., Brief]) -> None:
    words = "The harbour board has raised the fees again, as it did in each of the four years before this one. "
    buttons = (
        f"[Tweet](https://x.com/intent/post?url={QUOTED})\n\n[Post](https://www.facebook.com/sharer.php?u={QUOTED})"
    )
    text = f"# Fees\n\n{words * 2}\n\n{words}It says so in [its rota](/rota). {words}\n\n{words * 2}\n\n{buttons}\n"
    links = {link.text: link.url for link in read_text(text, path="fees.md").links}
    assert links["its rota"] == "https://quay.example/rota"


def test_a_button_in_the_text_is_no_source(read_text: Callable[..., Brief]) -> None:
    words = "The harbour board has raised the fees again, as it did in each of the four years before this one. "
    text = (
        f"# Fees\n\n{words * 3}[Tweet this](https://x.com/intent/post?url={QUOTED}) or [see](https://quay.example/a).\n"
    )
    kinds = {link.text: link.kind for link in read_text(text, "fees.md").links}
    assert kinds == {"Tweet this": LinkKind.OTHER, "see": LinkKind.CITATION}


@pytest.mark.parametrize(
    ("shared", "url"),
    [
        ((f"{QUOTED}%3Futm_source%3Dtw", f"{QUOTED}%2F"), PAGE),
        ((f"{QUOTED}%3Fid%3D7", f"{QUOTED}%3Fid%3D7%26utm_source%3Dfb"), f"{PAGE}?id=7"),
        ((f"{QUOTED}%3Fid%3D7", QUOTED), None),
        ((QUOTED, "https%3A%2F%2Fquay.example%2Frota"), None),
        (("https%3A%2F%2Fquay.example", "https%3A%2F%2Fquay.example"), None),
        ((QUOTED,), None),
    ],
)
def test_the_address_they_agree_on_is_the_brief_s(
    read_text: Callable[..., Brief], shared: tuple[str, ...], url: str | None
) -> None:
    words = "The harbour board has raised the fees again, as it did in each of the four years before this one. "
    buttons = "\n\n".join(f"[Share](https://www.facebook.com/sharer.php?u={address})" for address in shared)
    text = f"# Fees\n\n{words * 3}\n\n{words * 3}\n\n{buttons}\n"
    assert read_text(text, path="fees.md").metadata.url == url
