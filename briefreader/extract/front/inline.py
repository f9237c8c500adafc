"""The links and emphasis inside one line of Markdown, as scraped and printed pages write them.

Not CommonMark: a print style sheet repeats each target after its anchor, escapes some brackets and not others, and
nests emphasis in itself. So a line is read with one tolerant, linear scan, and then the repeated targets are folded
into the anchor before them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from briefreader.extract.front.characters import unescaped
from briefreader.extract.front.lines import Anchor, leads_somewhere, tidy

# Text without a mark is taken in one step. Possessive quantifiers and the ban on "](" inside a target keep the scan
# linear for any input.
_TOKEN: Final = re.compile(
    r"""
      (?P<plain>[^\\`!\[\]<*_&]++)
    | \\\((?P<printed>(?:https?:/|mailto:|\.{0,2}/|[?\#])
        (?:[^\s\\\[\]<>]|\\(?!\)\]|\((?:https?:/|\.{0,2}/))[!-/:-@\[-`{-~])*+)\\\)(?=\]\()
    | \\(?P<escape>[!-/:-@\[-`{-~])
    | `(?P<code>[^`]+)`
    | (?P<image>!\[)
    | (?P<open>\[)
    | \](?P<link>\(\s*+
        (?: <(?P<angle>[^<>]*+)>
          | (?P<target>(?:[^\s()\\\]]|\\.|\](?!\()|\((?:[^\s()\\]|\\.)*+\))*+) )
        (?:\s++(?:"[^"]{0,500}+"|'[^']{0,500}+'))?+\s*+\))
    | (?P<close>\])
    | <(?P<auto>(?:https?://|mailto:|/[\w.~%-]*[/.-])[^<>\s]*+)>
    | </?(?P<tag>[A-Za-z][^<>]{0,2000}+)>
    | (?P<star>\*++)
    | (?P<under>_++)
    | &(?P<entity>\#?\w{1,32}+;)
    """,
    re.VERBOSE,
)
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_ADDRESS: Final = re.compile(r"(?:https?:/|mailto:|www\.|/|#)\S*", re.IGNORECASE)
_PRINTED_TARGET: Final = re.compile(r"(?<!\s)\s*+\(((?:https?:/|mailto:|/|#)\S*)\)\Z", re.IGNORECASE)
_PRINTED_PATH: Final = re.compile(
    r"\s*\(((?:\.{0,2}/|\?[\w.-]+=)[^()]*|[\w.~/-]+\.(?:html?|php|aspx?|cfm|jsp|pdf|txt)(?:[?#][^\s()]*)?)\)\Z",
    re.IGNORECASE,
)
"""What only an anchor that leads nowhere has for a target: a path from the page itself, or one with spaces in it."""
_MAX_TARGET: Final = 2100
"""Longer than any address browsers keep."""
_MAX_GAP: Final = 8
"""At most this many characters (quotation marks, spaces, a bracket) stand between an anchor and its printed target."""


@dataclass(frozen=True, slots=True)
class Inline:
    """What a line of Markdown shows.

    Attributes:
        is_picture: whether it holds pictures and nothing else; then `text` is their alternative text.
    """

    text: str
    anchors: tuple[Anchor, ...] = ()
    is_picture: bool = False


@dataclass(slots=True)
class _Scan:
    """The state of one scan; places are indices into `pieces` until the text is put together."""

    pieces: list[str] = field(default_factory=list)
    brackets: list[tuple[int, bool]] = field(default_factory=list)
    openers: dict[str, list[int]] = field(default_factory=lambda: {"*": [], "_": []})
    links: list[tuple[int, int, str]] = field(default_factory=list)
    emphases: list[tuple[int, int]] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)


def read_inline(source: str) -> Inline:
    """Resolve links, emphasis, escapes and entities of one line; linear in its length, never raises."""
    if not _has_markup(source):
        return Inline(tidy(source))
    scan = _Scan()
    position = 0
    for match in _TOKEN.finditer(source):
        if match.start() > position:
            scan.pieces.append(source[position : match.start()])
        position = match.end()
        _take(scan, match, source)
    scan.pieces.append(source[position:])
    _drop_open_runs(scan)
    starts = _starts(scan.pieces)
    text = "".join(scan.pieces)
    found = [(starts[first], starts[last], href) for first, last, href in scan.links]
    emphases = sorted(((starts[first], starts[last]) for first, last in scan.emphases), key=lambda pair: pair[1])
    if not found:
        text = tidy(text)
        return Inline(text) if text or not scan.alternatives else _picture(scan)
    folded = _fold_printed_targets(text, sorted(found), emphases)
    if not folded.text and not folded.anchors and scan.alternatives:
        return _picture(scan)
    return folded


def _has_markup(source: str) -> bool:
    return any(mark in source for mark in ("[", "*", "_", "`", "<", "\\", "&"))


def _picture(scan: _Scan) -> Inline:
    return Inline(tidy(" ".join(scan.alternatives)), is_picture=True)


def _starts(pieces: Sequence[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _take(scan: _Scan, match: re.Match[str], source: str) -> None:
    """Add one token to the scan."""
    pieces = scan.pieces
    match match.lastgroup:
        case "plain" | "escape" | "code":
            pieces.append(match[match.lastgroup])
        case "printed":
            pieces.append(f"({_unescaped(match['printed'])})")
        case "open" | "image":
            scan.brackets.append((len(pieces), match.lastgroup == "image"))
            pieces.append(match[0])
        case "link":
            _close_link(scan, _unescaped(match["angle"] or match["target"] or ""), match[0])
        case "close":
            if scan.brackets:
                scan.brackets.pop()
            pieces.append("]")
        case "auto":
            pieces.append(match["auto"])
            scan.links.append((len(pieces) - 1, len(pieces), match["auto"]))
        case "tag":
            pieces.append(" " if match["tag"].lower().startswith(("br", "p", "div", "li")) else "")
        case "entity":
            pieces.append(unescaped(match[0]))
        case _:
            _emphasis(scan, match, source)


def _unescaped(target: str) -> str:
    return _ESCAPED.sub(r"\1", target).strip() if "\\" in target else target


def _close_link(scan: _Scan, href: str, literal: str) -> None:
    if not scan.brackets:
        scan.pieces.append(literal)
        return
    opened, is_image = scan.brackets.pop()
    if is_image:
        scan.alternatives.append("".join(scan.pieces[opened + 1 :]))
        _forget(scan, opened)
        return
    scan.pieces[opened] = ""
    scan.pieces.append("")
    scan.links.append((opened + 1, len(scan.pieces), href))


def _forget(scan: _Scan, opened: int) -> None:
    """Take everything from a piece on out of the scan."""
    del scan.pieces[opened:]
    while scan.links and scan.links[-1][1] > opened:
        scan.links.pop()
    while scan.emphases and scan.emphases[-1][1] > opened:
        scan.emphases.pop()
    for openers in scan.openers.values():
        while openers and openers[-1] >= opened:
            openers.pop()


def _emphasis(scan: _Scan, match: re.Match[str], source: str) -> None:
    """Pair a run of asterisks or low lines with the nearest open one, whatever their lengths; else keep it."""
    run = match[0]
    before = source[match.start() - 1] if match.start() else " "
    after = source[match.end()] if match.end() < len(source) else " "
    is_inside_word = before.isalnum() and after.isalnum()
    can_open = not after.isspace()
    can_close = not before.isspace()
    openers = scan.openers[run[0]]
    if is_inside_word and run[0] == "_":
        scan.pieces.append(run)
        return
    if can_close and openers and not (can_open and before in "([{“\"'"):
        opened = openers.pop()
        scan.pieces[opened] = ""
        scan.pieces.append("")
        scan.emphases.append((opened + 1, len(scan.pieces)))
        return
    if can_open and not (is_inside_word and len(run) > 1):
        openers.append(len(scan.pieces))
    # A doubled mark that pairs with nothing is residue of markup; a single one may be a footnote's.
    scan.pieces.append("" if len(run) > 1 and not can_open else run)


def _drop_open_runs(scan: _Scan) -> None:
    """Asterisks in a row that nothing closes in their line are residue of bold print that goes on in the next."""
    for opened in scan.openers["*"]:
        if len(scan.pieces[opened]) > 1:
            scan.pieces[opened] = " " if opened and scan.pieces[opened - 1][-1:].isalnum() else ""


def _fold_printed_targets(text: str, links: list[tuple[int, int, str]], emphases: list[tuple[int, int]]) -> Inline:
    """Merge "anchor (target)" into one link, whichever of the two carries the target."""
    cuts: list[tuple[int, int]] = []
    anchors: list[Anchor] = []
    at = 0
    for start, end, href in links:
        shown = text[start:end].strip()
        while at < len(emphases) and emphases[at][1] <= start:
            at += 1
        wrapped = _wrapped(text, start, end) if _ADDRESS.fullmatch(shown) else None
        if wrapped is not None:
            emphasis = emphases[at - 1] if at else None
            if anchors and not text[anchors[-1].end : wrapped[0]].strip("\"'”’» "):
                anchors[-1] = _merged(anchors[-1], href if leads_somewhere(href) else shown)
            elif emphasis and not text[emphasis[1] : wrapped[0]].strip("\"'”’» "):
                anchors.append(Anchor(start=emphasis[0], end=emphasis[1], href=href))
            else:
                anchors.append(Anchor(start=wrapped[0], end=wrapped[0], href=href))
            cuts.append((wrapped[0] - _blanks_before(text, wrapped[0]), wrapped[1]))
            continue
        inside = _printed_target(text, start, end, href)
        if inside:
            cuts.append(inside.span())
            target = inside[1]
            same = target == href
            anchors.append(Anchor(start=start, end=inside.start(), href=href, target=None if same else target))
            continue
        anchors.append(Anchor(start=start, end=end, href=href))
    return collapse(text, anchors, cuts)


def _printed_target(text: str, start: int, end: int, href: str) -> re.Match[str] | None:
    """The brackets with a target at the end of an anchor's text."""
    if text[end - 1 : end] != ")":
        return None
    from_here = max(start, end - _MAX_TARGET)
    inside = _PRINTED_TARGET.search(text, from_here, end)
    if inside is None and not leads_somewhere(href):
        last = text.rfind("(", from_here, end)
        return _PRINTED_PATH.match(text, last - _blanks_before(text, last), end) if last >= 0 else None
    return inside


def _wrapped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The range of the brackets around a shown address, or None where it stands free."""
    left, right = start - 1, end
    if left < 0 or text[left] != "(" or not text.startswith(")", right):
        return None
    return left, right + 1


def _blanks_before(text: str, position: int) -> int:
    return len(text[max(0, position - _MAX_GAP) : position]) - len(
        text[max(0, position - _MAX_GAP) : position].rstrip()
    )


def _merged(anchor: Anchor, printed: str) -> Anchor:
    return anchor if leads_somewhere(anchor.href) else replace(anchor, target=printed)


def collapse(text: str, anchors: list[Anchor], cuts: list[tuple[int, int]]) -> Inline:
    """Take the cuts out of a text and collapse its white space, keeping the anchors on their words."""
    points = sorted({0, len(text), *(p for a in anchors for p in (a.start, a.end)), *(p for cut in cuts for p in cut)})
    cut_starts = dict(cuts)
    moved: dict[int, int] = {}
    pieces: list[str] = []
    length = 0
    ends_with_space = True
    resume = 0
    for point, following in zip(points, [*points[1:], len(text)], strict=True):
        moved[point] = length
        resume = max(resume, cut_starts.get(point, 0))
        if point < resume:
            continue
        segment = tidy(text[point:following])
        if text[point : point + 1].isspace() and not ends_with_space:
            segment = " " + segment
        if segment.strip() and text[following - 1].isspace():
            segment += " "
        if ends_with_space:
            segment = segment.lstrip(" ")
        if segment:
            pieces.append(segment)
            length += len(segment)
            ends_with_space = segment.endswith(" ")
    whole = "".join(pieces)
    visible = whole.rstrip()
    return Inline(visible, tuple(_on_words(visible, anchor, moved) for anchor in anchors))


def _on_words(visible: str, anchor: Anchor, moved: dict[int, int]) -> Anchor:
    """The anchor at its new place, without white space at its edges."""
    start, end = min(moved[anchor.start], len(visible)), min(moved[anchor.end], len(visible))
    shown = visible[start:end]
    stripped = shown.strip()
    if stripped:
        start += len(shown) - len(shown.lstrip())
    end = start + len(stripped)
    return replace(anchor, start=start, end=end)
