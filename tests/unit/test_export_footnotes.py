"""Footnotes of an export: one for each place that is cited."""

from briefreader.library.export import Footnotes
from briefreader.model.brief import Link, LinkKind


def link(text: str, url: str | None) -> Link:
    return Link(kind=LinkKind.CITATION, text=text, href=url or "#", url=url, dead=url is None)


LINKS = (
    link("the rota", "https://quay.example/rota"),
    link("a count", "https://news.example/count"),
    link("its rota", "http://www.quay.example/rota/"),
    link("its spring", "https://quay.example/rota#spring"),
    link("one", None),
    link("other", None),
)


def test_links_to_one_place_share_a_footnote_in_the_words_of_the_first() -> None:
    footnotes = Footnotes(LINKS)
    assert footnotes.marks([2, 0]) == "[^link-1]"
    assert footnotes.marks([1, 0]) == "[^link-2][^link-1]"
    assert footnotes.marks([3]) == "[^link-3]"
    assert list(footnotes.definitions()) == [
        "[^link-1]: [its rota](http://www.quay.example/rota/)",
        "[^link-2]: [a count](https://news.example/count)",
        "[^link-3]: [its spring](https://quay.example/rota#spring)",
    ]


def test_links_that_lead_nowhere_do_not() -> None:
    footnotes = Footnotes(LINKS, label="a")
    assert footnotes.marks([4, 5]) == "[^a-1][^a-2]"
    assert [line.split(": ")[1] for line in footnotes.definitions()] == [
        "one (the link leads nowhere)",
        "other (the link leads nowhere)",
    ]
