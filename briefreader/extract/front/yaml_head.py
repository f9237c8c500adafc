"""The YAML block at the top of a Markdown file, as note programs and site generators write it.

Read line by line without a YAML library, which would cost every start its import: single values and plain lists only;
what is written in another way is left alone.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from briefreader.extract.front.lines import Site, tidy
from briefreader.extract.words.dates import date_of
from briefreader.model.brief import Author, Metadata

_FENCE: Final = "---"
_MAX_LINES: Final = 60
_KEY: Final = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}):(?:\s+(?P<value>.*))?")
_ITEM: Final = re.compile(r"\s*-\s+(?P<value>.+)")
_DATES: Final = ("date", "published", "publish date", "pubdate", "created")
_AUTHORS: Final = ("author", "authors", "by")
_OUTLETS: Final = ("outlet", "publication", "publisher", "site")
_ADDRESSES: Final = ("url", "source", "canonical", "canonical url", "source url", "original url", "permalink", "link")
_SUBJECTS: Final = ("tags", "topics", "subjects", "keywords")


def head_end(source: Sequence[str]) -> int:
    """How many physical lines the block takes with its fences; 0 where there is none."""
    if not source or source[0].rstrip() != _FENCE:
        return 0
    for place, line in enumerate(source[1:_MAX_LINES], start=1):
        if line.rstrip() in {_FENCE, "..."}:
            return place + 1 if place > 1 else 0
        if line.strip() and not (_KEY.match(line) or _ITEM.match(line) or line[0] in " \t#"):
            return 0
    return 0


def read_yaml_head(source: Sequence[str]) -> Metadata:
    """What the lines between the fences say about the brief."""
    values = _values(source)
    written = next((text for key in _DATES for text in values.get(key, ())), None)
    published = date_of(written) if written else None
    return Metadata(
        title=_first(values, ("title",)),
        dek=_first(values, ("dek", "subtitle", "description")),
        authors=tuple(Author(name=name) for name in _all(values, _AUTHORS)),
        outlet=_first(values, _OUTLETS),
        published=published,
        published_raw=written if published else None,
        subjects=_all(values, _SUBJECTS),
    )


def site_in_head(source: Sequence[str]) -> Site:
    """Where the lines between the fences say that the page stood."""
    values = _values(source)
    told = (text for key in _ADDRESSES for text in values.get(key, ()) if text.startswith(("https://", "http://")))
    address = next(told, None)
    return Site(page=address, base=address)


def _values(source: Sequence[str]) -> Mapping[str, list[str]]:
    values: dict[str, list[str]] = {}
    key = ""
    for line in source:
        match = _KEY.match(line)
        if match:
            key = match["key"].lower().replace("_", " ").replace("-", " ")
            values[key] = _list(match["value"] or "")
        elif (item := _ITEM.match(line)) and key:
            values[key] += _list(item["value"])
    return values


def _list(value: str) -> list[str]:
    """The values of one line: one, or those between square brackets; a comment or a block mark is none."""
    text = value.strip()
    parts = text[1:-1].split(",") if text.startswith("[") and text.endswith("]") else [text]
    cleaned = (tidy(part.strip().strip("\"'")) for part in parts if not part.strip().startswith(("#", "|", ">", "&")))
    return [part for part in cleaned if part]


def _first(values: Mapping[str, list[str]], keys: Sequence[str]) -> str | None:
    return next(iter(_all(values, keys)), None)


def _all(values: Mapping[str, list[str]], keys: Sequence[str]) -> tuple[str, ...]:
    return next((tuple(dict.fromkeys(values[key])) for key in keys if values.get(key)), ())
