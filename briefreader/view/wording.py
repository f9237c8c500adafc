"""Words that many places need: counts, dates, hosts, short names."""

import re
from typing import Final
from urllib.parse import urlsplit

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE_PARTS: Final = 3
_PLAIN_ADDRESS: Final = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/?#]|$)")
"""Nearly every address: told in a tenth of the time that reading any address takes."""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def short_date(published: str | None) -> str:
    """A date of a brief for people, as far as it is known: "1 Apr 2025", "Apr 2025", "2025", or ""."""
    if not published:
        return ""
    parts = published.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > _DATE_PARTS:
        return published
    month = _MONTHS[(int(parts[1]) - 1) % 12] if len(parts) > 1 else ""
    day = str(int(parts[2])) if len(parts) == _DATE_PARTS else ""
    return " ".join(filter(None, (day, month, parts[0])))


def surname(author: str) -> str:
    """What people call an author by in a reference."""
    return author.rsplit(maxsplit=1)[-1] if author.split() else author


def host_of(url: str | None) -> str:
    """The host of an address without "www.", or ""."""
    if (plain := _PLAIN_ADDRESS.match(url or "")) is not None:
        return plain[1].removeprefix("www.")
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
