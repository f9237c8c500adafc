"""What the head of an HTML page says about the brief: meta elements and JSON-LD (schema.org)."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefreader.extract.front.characters import unescaped
from briefreader.extract.front.html_titles import title_shown
from briefreader.extract.front.lines import Line, Site, tidy
from briefreader.extract.words.dates import date_of
from briefreader.extract.words.names import is_name
from briefreader.model.brief import Author, Metadata

_META: Final = re.compile(r"<meta\s([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([\w:.-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LINKED_DATA: Final = re.compile(r"<script[^<>]{0,200}application/ld\+json[^<>]{0,200}>", re.IGNORECASE)
_TITLE: Final = re.compile(r"<title[^<>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_LINK: Final = re.compile(r"<(link|base)\s([^<>]{1,2000})>", re.IGNORECASE)
_SAVED: Final = re.compile(
    r"<!--[^<>]{0,200}?\b(?:saved from url=\(\d{1,6}\)|url:\s?)(https?://[^\s<>]+)", re.IGNORECASE
)
_SAVED_CHARS: Final = 4000
_ABSOLUTE: Final = re.compile(r"https?://[^\s/]\S*+\Z", re.IGNORECASE)
_TIME: Final = re.compile(r"<time\s([^<>]{1,500})>", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"<html\s[^<>]{0,500}?\blang\s*=\s*[\"']?([a-zA-Z]{2})", re.IGNORECASE)
_MAX_DEPTH: Final = 6
_MAX_TITLE_WORDS: Final = 40
"""Some sites call their summary a headline."""
_MAX_AUTHORS: Final = 12
_MAX_SUBJECTS: Final = 12

_IN_WORDS: Final = re.compile(r"[\W_]+")
_NO_SITE: Final = re.compile(r"\W*|(?:my )?(?:home ?page|home|blogs?|(?:web ?)?site|news|main|untitled)", re.IGNORECASE)
_PRAISE: Final = re.compile(r"\s+(?:[-–—|•·:]\s+)+")
_MAX_SITE_WORDS: Final = 4
_SIGNS: Final = re.compile(r"\A\s*(?:by|sponsored by|posted by)\s+", re.IGNORECASE)
_EDGES: Final = " ,.;:|\"'“”-–—"
_NOBODY: Final = re.compile(
    r"|\W+|\d+|undefined|null|none|n/?a|anonymous|\w?_?admin\w?|administrator|webmaster|(?:super)?user\d*|\S+@\S+|\w+(?:\.\w+){2,}"
    r"|(?=\S*\d)[0-9a-z]+(?:-[0-9a-z]+){2,}",
    re.IGNORECASE,
)
"""Names of accounts and of fields that nobody signs with."""

_TITLES: Final = ("og:title", "twitter:title", "dc.title", "citation_title")
_DATES: Final = (
    "article:published_time", "og:published_time", "datepublished", "citation_publication_date", "dc.date",
    "dc.date.issued", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date",
    "publication_date", "date",
)  # fmt: skip
_AUTHORS: Final = ("author", "article:author", "citation_author", "dc.creator", "parsely-author", "sailthru.author")
_ARTICLE_TYPES: Final = re.compile(r"Article|BlogPosting|Report|Review|Recipe|HowTo|WebPage", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page tells.

    Attributes:
        told: title, authors, date, outlet and subjects; null for what it does not tell.
        signers: the site itself, where nobody else is named as author.
    """

    told: Metadata
    signers: tuple[Author, ...] = ()


def read_head(source: str, headings: Sequence[Line] = ()) -> Head:
    """What the head says; of several titles the one that the page's headings show is taken."""
    metas = _metas(source)
    linked = list(_linked(source))
    articles = sorted(
        (item for item in linked if _ARTICLE_TYPES.search(_text(item.get("@type")) or "")),
        key=lambda item: "WebPage" in (_text(item.get("@type")) or ""),
    )
    publishers = (_text(_of(item.get("publisher"), "name")) for item in articles)
    outlet = _first(_site_name(name) for name in (metas.get("og:site_name"), *publishers))
    date = _date(source, metas, articles)
    language = _LANGUAGE.search(source[:4000])
    names = _names(metas, articles, linked)
    authors = tuple(Author(name=name) for name in names)
    is_sure = any(not _is_site(name, outlet) for name in names)
    told = Metadata(
        title=title_shown(_titles(source, metas, articles), outlet, headings),
        authors=authors if is_sure else (),
        outlet=outlet,
        published=date[0] if date else None,
        published_raw=date[1] if date else None,
        subjects=_subjects(metas.get("news_keywords") or metas.get("keywords") or ""),
        language=language[1].lower() if language else None,
    )
    return Head(told, () if is_sure else authors)


def _subjects(keywords: str) -> tuple[str, ...]:
    words = map(tidy, keywords.split(","))
    return tuple(dict.fromkeys(word for word in words if word and not word.isdigit()))[:_MAX_SUBJECTS]


def _is_site(name: str, outlet: str | None) -> bool:
    """Whether a name that is no person's is a part of the site's."""
    own, site = (_IN_WORDS.sub("", each.lower()) for each in (name, outlet or ""))
    return own in site and not is_name(name)


def _site_name(name: str | None) -> str | None:
    """A site's name without what it says in praise of itself; None for a name that any site could have."""
    if not name or _NO_SITE.fullmatch(name):
        return None
    first, *rest = _PRAISE.split(name)
    is_short = len(first.split()) <= _MAX_SITE_WORDS <= len(" ".join(rest).split())
    return first if first and is_short else name


def read_site(source: str) -> Site:
    """Where the page says it stood: a link or a property of its head, else what a program that saved it wrote there."""
    told: dict[str, str] = {}
    for match in _LINK.finditer(source):
        attributes = _attributes(match[2])
        name = "base" if match[1].lower() == "base" else attributes.get("rel", "").lower()
        told.setdefault(name, _address(attributes.get("href")))
    base = told.get("base", "")
    page = told.get("canonical") or _address(_metas(source).get("og:url"))
    if not page and (saved := _SAVED.search(source, 0, _SAVED_CHARS)):
        page = _address(saved[1])
    return Site(page=page or None, base=base or page or None)


def _address(written: str | None) -> str:
    """An absolute address as it is meant; "" for anything else."""
    address = unescaped(written or "").strip()
    return address if _ABSOLUTE.match(address) else ""


def _metas(source: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for match in _META.finditer(source):
        attributes = _attributes(match[1])
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = tidy(unescaped(attributes.get("content", "")))
        if name and content:
            key = name.lower()
            found[key] = f"{found[key]}; {content}" if key == "citation_author" and key in found else content
    return found


def _attributes(text: str) -> dict[str, str]:
    return {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(text)}


def _linked(source: str) -> Iterator[Mapping[str, object]]:
    """Every object of the page's JSON-LD, outermost first."""
    end = 0
    for match in _LINKED_DATA.finditer(source):
        if match.start() < end:
            continue  # it stands inside another script
        end = source.find("</script", match.end())
        if end < 0:
            return
        try:
            tree = json.loads(source[match.end() : end], strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(tree, 0)


def _objects(node: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(node, dict):
        yield node
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        if isinstance(child, (dict, list)):
            yield from _objects(child, depth + 1)


def _of(node: object, key: str) -> object:
    """A property of an object, or of the first object of a list."""
    if isinstance(node, list):
        node = node[0] if node else None
    return node.get(key) if isinstance(node, dict) else None


def _text(node: object) -> str | None:
    if isinstance(node, list):
        node = " ".join(part for part in node if isinstance(part, str))
    return tidy(unescaped(node)) or None if isinstance(node, str) else None


def _name_of(author: object, by_id: Mapping[str, Mapping[str, object]]) -> str | None:
    """The name of an author who is told by it, as an object, or by the `@id` of another object."""
    if not isinstance(author, dict):
        return _text(author)
    key = author.get("@id")
    node = by_id.get(key, author) if isinstance(key, str) else author
    return _text(node.get("name"))


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _titles(source: str, metas: Mapping[str, str], articles: list[Mapping[str, object]]) -> list[str]:
    """What the head calls the page, the surest first."""
    shown = _TITLE.search(source)
    named = (
        *(_text(item.get("headline")) for item in articles),
        *(metas.get(name) for name in _TITLES),
        tidy(unescaped(shown[1])) if shown else None,
    )
    return [title for title in named if title and title.count(" ") < _MAX_TITLE_WORDS]


def _date(source: str, metas: Mapping[str, str], articles: list[Mapping[str, object]]) -> tuple[str, str] | None:
    times = (_attributes(match[1]) for match in _TIME.finditer(source))
    candidates = (
        *(_text(item.get("datePublished")) for item in articles),
        *(metas.get(name) for name in _DATES),
        *(time.get("datetime") for time in times if "published" in str(time).lower() or "pubdate" in str(time).lower()),
    )
    for raw in candidates:
        found = date_of(raw[:40]) if raw else None
        if raw and found:
            return found, raw
    return None


def _names(
    metas: Mapping[str, str], articles: list[Mapping[str, object]], linked: list[Mapping[str, object]]
) -> tuple[str, ...]:
    """Who is named as author: by the first article of the JSON-LD that names any, else by the meta elements."""
    by_id = {key: item for item in linked if isinstance(key := item.get("@id"), str) and "name" in item}
    told: list[str] = []
    for item in articles:  # those behind it are often other articles, which the page links to
        authors = item.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            name = _name_of(author, by_id)
            told += [name] if name else []
        if told:
            break
    if not told:
        value = _first(metas.get(name) for name in _AUTHORS if not (metas.get(name) or "").startswith("http")) or ""
        told = [part.strip() for part in re.split(r"[;,]|\band\b|&", value)]
    names = [_SIGNS.sub("", name).strip(_EDGES) for name in told if not name.startswith("http")]
    names = [name for name in names if len(name.split()) < _MAX_AUTHORS and not _NOBODY.fullmatch(name)]
    people = [name for name in names if is_name(name)]
    return tuple(dict.fromkeys(people or names))[:_MAX_AUTHORS]
