"""Licences as pages name them, and their SPDX identifiers (https://spdx.org/licenses/)."""

import re
from typing import Final

_CREATIVE_COMMONS: Final = re.compile(
    r"\bCC[ -](?P<terms>BY(?:[ -](?:NC|ND|SA)){0,2})(?:[ -](?P<version>\d\.\d))?"
    r"|creativecommons\.org/licenses/(?P<path>by[a-z-]*)/(?P<path_version>\d\.\d)",
    re.IGNORECASE,
)
_IN_WORDS: Final = re.compile(
    r"\bAttribution(?P<terms>(?:[ -]+"
    r"(?:NonCommercial|Non-Commercial|NoDerivatives|NoDerivs|No Derivatives|ShareAlike|Share Alike)){0,2})"
    r"(?:[ ]+(?P<version>\d\.\d))?",
    re.IGNORECASE,
)
_ZERO: Final = re.compile(r"\bCC0\b|creativecommons\.org/publicdomain/zero", re.IGNORECASE)


def licence_in(text: str) -> str | None:
    """The Creative Commons licence that a text names with its terms, or None.

    An SPDX identifier where the version is told too, else the short name ("CC BY-NC"): a version is not guessed.
    """
    if _ZERO.search(text):
        return "CC0-1.0"
    match = _CREATIVE_COMMONS.search(text)
    if match:
        terms = (match["terms"] or match["path"]).upper().replace(" ", "-")
        return _identifier(terms, match["version"] or match["path_version"])
    match = _IN_WORDS.search(text)
    if match and "commons" in text.lower():
        words = match["terms"].lower().replace("-", "").replace(" ", "")
        terms = (
            "BY" + "-NC" * ("noncommercial" in words) + "-ND" * ("noderiv" in words) + "-SA" * ("sharealike" in words)
        )
        return _identifier(terms, match["version"])
    return None


def _identifier(terms: str, version: str | None) -> str:
    return f"CC-{terms}-{version}" if version else f"CC {terms}"
