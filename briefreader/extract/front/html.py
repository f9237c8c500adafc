"""Front end for HTML: trafilatura where it is installed (extra `html`), else the standard library's means."""

import re
from dataclasses import replace
from typing import Final

from briefreader.errors import Fault
from briefreader.extract.front.html_head import read_head, read_site
from briefreader.extract.front.html_page import read_html_page
from briefreader.extract.front.lines import Page
from briefreader.model.brief import BlockKind

_DOCUMENT: Final = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS: Final = re.compile(r"</(?:p|div|a|span|li|h[1-6]|td)>", re.IGNORECASE)
_SNIFFED_CHARS: Final = 20_000
_TAGS_WANTED: Final = 12
_KEPT_INSIDE: Final = 0.7
"""How much of a line counts as kept that stands inside a longer one of trafilatura's."""
_INSIDE_CHARS: Final = 25
_MIN_MAIN_WORDS: Final = 60
"""Of less text trafilatura's judgement is not to be trusted."""
_IN_WORDS: Final = re.compile(r"[^\W_]+")
_MAX_CHARS: Final = 4_000_000
"""Beyond this a tree would take gigabytes; the linear pass reads such a page."""


def is_html_document(text: str) -> bool:
    """Whether a text says by its beginning that it is an HTML document."""
    return _DOCUMENT.match(text[:_SNIFFED_CHARS]) is not None


def is_html(text: str) -> bool:
    """Whether a text is an HTML document, or a large part of one."""
    return is_html_document(text) or len(_TAGS.findall(text[:_SNIFFED_CHARS])) >= _TAGS_WANTED


def read_html(text: str, where: str) -> Page:
    """The page's lines, with what trafilatura says of each, and what its head tells.

    The lines are our own, because trafilatura drops a twentieth of the words and keeps as many too much; its choice is
    evidence beside the page's tree. Without the extra there is none, and a note says so.
    """
    page = read_html_page(text)
    headings = [line for line in page.lines if line.shape is BlockKind.HEADING]
    head = read_head(text, headings)
    page = replace(page, told=head.told, signers=head.signers, site=read_site(text))
    if len(text) > _MAX_CHARS:
        what = "too large a page for trafilatura, so more may be cut or kept than needs be"
        return replace(page, faults=(Fault(where=where, what=what, severity="note"),))
    main = _main_text(text)
    if main is None:
        what = "read without trafilatura, so more may be cut or kept than needs be; pip install 'briefreader[html]'"
        return replace(page, faults=(Fault(where=where, what=what, severity="note"),))
    if page.tree is None or main.count(" ") < _MIN_MAIN_WORDS:
        return page
    return replace(page, tree=replace(page.tree, kept=_kept(page, main)))


def _kept(page: Page, main: str) -> tuple[float, ...]:
    """How much of each line stands in trafilatura's text; only letters and digits are compared."""
    keys = [_key(line) for line in main.split("\n")]
    kept, whole = frozenset(keys), "".join(keys)

    def share(text: str) -> float:
        key = _key(text)
        if key in kept:
            return 1.0
        return _KEPT_INSIDE if len(key) > _INSIDE_CHARS and key in whole else 0.0

    return tuple(share(line.text) for line in page.lines)


def _key(text: str) -> str:
    return "".join(_IN_WORDS.findall(text.lower()))


def _main_text(text: str) -> str | None:
    """The main text as trafilatura sees it; None without the extra, "" where nothing was found."""
    try:
        from trafilatura import extract  # noqa: PLC0415 - an extra that takes a second to import
    except ImportError:
        return None
    try:
        return extract(text, favor_recall=True, include_comments=False, include_images=False) or ""
    except Exception:  # noqa: BLE001 - hostile pages make parsers fail in any way; the plain pass reads them
        return ""
