"""Briefs as bibliography entries: citation keys, BibTeX, BibLaTeX and CSL-JSON."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import count, product
from string import ascii_lowercase
from typing import Final

from briefreader.library.json_values import JsonObject
from briefreader.model.annotation import BriefRef
from briefreader.model.brief import BriefId

_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
_PARTICLES: Final = frozenset(
    {"von", "van", "de", "der", "den", "di", "da", "du", "la", "le", "el", "al", "bin", "ibn"}
)
_ARTICLES: Final = frozenset({"the", "a", "an"})
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Left as they are: \ { } would end a field or start a command.
_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    },
)


def citekey(brief: BriefRef) -> str:
    """Family name of the first author and year (`ross2025`); without an author the outlet's or title's first word.

    ASCII letters and digits only, so that BibTeX, pandoc and file names all take it.
    """
    year = (brief.published or "")[:4]
    return _name_word(brief) + (year if year.isdigit() else "nd")


def citekeys(briefs: Iterable[BriefRef]) -> Mapping[BriefId, str]:
    """A key for each brief, told apart by a, b, c where several would have the same: in order of date, then of id."""
    groups: dict[str, list[BriefRef]] = defaultdict(list)
    for brief in briefs:
        groups[citekey(brief)].append(brief)
    found: dict[BriefId, str] = {}
    for key, group in groups.items():
        if len(group) == 1:
            found[group[0].file] = key
            continue
        ordered = sorted(group, key=lambda each: (each.published or "", each.file))
        for brief, letters in zip(ordered, _letters(), strict=False):
            found[brief.file] = key + letters
    return found


def bibtex(brief: BriefRef, key: str) -> str:
    """One BibTeX entry, `@misc`, as a policy brief has no type of its own there. UTF-8 stays as it is."""
    year, month, day = _date_parts(brief)
    fields = {
        "author": " and ".join(map(_tex_name, brief.authors)),
        "title": f"{{{_tex(brief.title or brief.file)}}}",
        "howpublished": _tex(brief.outlet or ""),
        "year": year,
        "month": month and _MONTHS[int(month) - 1],
        "day": day.lstrip("0"),
        "url": (brief.url or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
    }
    return _entry("misc", key, fields, bare={"month"})


def biblatex(brief: BriefRef, key: str, *, accessed: date | None = None) -> str:
    """One BibLaTeX entry, `@online` where there is an address, else `@report`, which wants an institution."""
    url = (brief.url or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    fields = {
        "author": " and ".join(map(_tex_name, brief.authors)),
        "title": f"{{{_tex(brief.title or brief.file)}}}",
        "organization" if url else "institution": _tex(brief.outlet or ""),
        "type": "" if url else "Policy brief",
        "date": "-".join(part for part in _date_parts(brief) if part),
        "url": url,
        "urldate": accessed.isoformat() if accessed and url else "",
    }
    return _entry("online" if url else "report", key, fields)


def csl_json(brief: BriefRef, key: str) -> JsonObject:
    """One item of CSL-JSON 1.0.2, type `article` with the outlet as container and publisher-neutral names."""
    item: JsonObject = {"id": key, "type": "article", "title": brief.title or brief.file}
    if brief.authors:
        item["author"] = [_csl_name(name) for name in brief.authors]
    if brief.outlet:
        item["publisher"] = brief.outlet
    if parts := [int(part) for part in _date_parts(brief) if part]:
        item["issued"] = {"date-parts": [list(parts)]}
    if brief.url:
        item["URL"] = brief.url
    item["genre"] = "Policy brief"
    return item


def split_name(name: str) -> tuple[str, str, str]:
    """Given name, family name with its particles, and suffix. "Family, Given" is understood."""
    if "," in name:
        family, _, rest = name.partition(",")
        if _is_suffix(rest.strip()):
            given, family, _ = split_name(family)
            return given, family, rest.strip()
        return rest.strip(), family.strip(), ""
    words = name.split()
    suffix = words.pop() if len(words) > 1 and _is_suffix(words[-1]) else ""
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    return " ".join(words[:first]), " ".join(words[max(first, 0) :]), suffix


def _is_suffix(word: str) -> bool:
    return word.replace(".", "").casefold() in _SUFFIXES


def _name_word(brief: BriefRef) -> str:
    if brief.authors:
        words = [word for word in split_name(brief.authors[0])[1].split() if word.casefold() not in _PARTICLES]
        if found := _ascii("".join(words)):
            return found
    for text in (brief.outlet, brief.title, brief.file.rsplit("/", 1)[-1]):
        for word in re.findall(r"\w+", text or ""):
            if word.casefold() not in _ARTICLES and (found := _ascii(word)):
                return found
    return "brief"


def _ascii(text: str) -> str:
    """Lower-case ASCII letters and digits of a text, accents taken off."""
    spelled = (
        text.casefold().replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("æ", "ae").replace("đ", "d")
    )
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain)


def _letters() -> Iterator[str]:
    """a, b, ... z, aa, ab, ..."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _date_parts(brief: BriefRef) -> tuple[str, str, str]:
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", brief.published or "", re.ASCII)
    return (match[1], match[2] or "", match[3] or "") if match else ("", "", "")


def _csl_name(name: str) -> JsonObject:
    given, family, suffix = split_name(name)
    if not given:
        return {"literal": name.strip()}
    found: JsonObject = {"family": family, "given": given}
    if suffix:
        found["suffix"] = suffix
    return found


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_TEX)


def _tex_name(name: str) -> str:
    given, family, suffix = split_name(name)
    if not given:
        return f"{{{_tex(family)}}}"
    return ", ".join(_tex(part) for part in (family, suffix, given) if part)


def _entry(kind: str, key: str, fields: Mapping[str, str], bare: Iterable[str] = ()) -> str:
    lines = [
        f"  {name} = {value if name in bare else f'{{{value}}}'},"
        for name, value in fields.items()
        if value and value != "{}"
    ]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"]) + "\n"
