"""Front end for HTML: trafilatura where it is installed (extra `html`), else the standard library's means."""

import re
from dataclasses import replace
from typing import Final

from briefreader.errors import Fault
from briefreader.extract.html_head import read_head
from briefreader.extract.html_page import read_html_page
from briefreader.extract.lines import Page
from briefreader.extract.markup import read_markdown

_DOCUMENT: Final = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS: Final = re.compile(r"</(?:p|div|a|span|li|h[1-6]|td)>", re.IGNORECASE)
_SNIFFED_CHARS: Final = 20_000
_TAGS_WANTED: Final = 12
_KEPT_PRIOR: Final = 3.0
"""Log-odds: of the words that trafilatura keeps about 95 in 100 are body."""
_MAX_CHARS: Final = 4_000_000
"""Beyond this a tree would take gigabytes; the linear pass reads such a page."""


def is_html(text: str) -> bool:
    """Whether a text is an HTML document, or a large part of one."""
    head = text[:_SNIFFED_CHARS]
    return _DOCUMENT.match(head) is not None or len(_TAGS.findall(head)) >= _TAGS_WANTED


def read_html(text: str, where: str) -> Page:
    """The page's lines, and what its head tells; a note says so when the extra is missing."""
    told = read_head(text)
    main = _main_text(text) if len(text) <= _MAX_CHARS else None
    if main:
        return replace(read_markdown(main), told=told, prior=_KEPT_PRIOR)
    faults: tuple[Fault, ...] = ()
    if main is None:
        what = "read without trafilatura, so more may be cut or kept than needs be; pip install 'briefreader[html]'"
        faults = (Fault(where=where, what=what, severity="note"),)
    return replace(read_html_page(text), told=told, faults=faults)


def _main_text(text: str) -> str | None:
    """The main text as Markdown; None without the extra, "" where nothing was found."""
    try:
        from trafilatura import extract  # noqa: PLC0415 - an extra that takes a second to import
    except ImportError:
        return None
    try:
        found = extract(
            text,
            output_format="markdown",
            include_links=True,
            include_formatting=True,
            include_comments=False,
            include_images=False,
        )
    except Exception:  # noqa: BLE001 - hostile pages make parsers fail in any way; the plain pass reads them
        return ""
    return found or ""
