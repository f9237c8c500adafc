"""A brief with a person's notes as Markdown that Obsidian and pandoc both read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from briefreader.library import front_matter
from briefreader.library.documents import reference_to
from briefreader.library.markdown_text import escape, link, quote_block
from briefreader.library.passages import JudgedClaim, Passage, claims_of, passages_of
from briefreader.library.references import citekey as citekey_of
from briefreader.library.same_page import page_key
from briefreader.model.annotation import BriefNotes, BriefRef, Color, Fit
from briefreader.model.brief import Brief, Link

BEGIN_NOTES: Final = "%% begin notes %%"
END_NOTES: Final = "%% end notes %%"
"""What stands between the two is the reader's: a new export keeps it to the letter. Obsidian hides the marks."""
_KEPT: Final = re.compile(rf"(?ms)^{re.escape(BEGIN_NOTES)}[ \t]*\n(.*?)(?:^{re.escape(END_NOTES)}[ \t]*$|\Z)")
_OUR_KEYS: Final = frozenset(
    {"title", "author", "outlet", "published", "url", "tags", "aliases", "created", "citekey", "status"},
)
_BLOCK_ID_SIGNS: Final = re.compile(r"[^A-Za-z0-9-]")


def export_markdown(
    brief: Brief,
    notes: BriefNotes,
    *,
    created: date,
    existing: str | None = None,
    citekey: str | None = None,
) -> str:
    """The brief's metadata, key claims with their evidence, highlights and note.

    Args:
        brief: the brief as it is now.
        notes: the notes; highlights that the brief no longer has come last, with a word about it.
        created: the date of the first export; an existing file's own date stands.
        existing: the file that will be overwritten: its foreign front-matter keys and its notes block are kept.
        citekey: the brief's key where its plain one is taken; see `references.citekeys`.
    """
    reference = cited(brief, notes)
    key = citekey or citekey_of(reference)
    old_block = front_matter.split((existing or "").replace("\r\n", "\n"))[0]
    head = front_matter.render(
        {
            "title": brief.title,
            "author": reference.authors or None,
            "outlet": reference.outlet,
            "published": reference.published,
            "url": reference.url,
            "tags": tuple(map(obsidian_tag, notes.tags)),
            "aliases": (brief.title,),
            "created": created_in(existing) or created.isoformat(),
            "citekey": key,
        },
        old_block,
    )
    return head + "\n" + "\n\n".join(_sections(brief, notes, key, existing)) + "\n"


def created_in(existing: str | None) -> str | None:
    """The date of the first export, where an earlier one says it."""
    return front_matter.value_of(front_matter.split((existing or "").replace("\r\n", "\n"))[0], "created")


def keep_what_is_theirs(rendered: str, existing: str | None) -> str:
    """A new export with the foreign front-matter keys and the notes block of an earlier one.

    Where the new one has no place for them, as a template of one's own may have none, it gets one.
    """
    if existing is None:
        return rendered
    new, body = front_matter.split(rendered)
    old = front_matter.split(existing.replace("\r\n", "\n"))[0]
    ours = _OUR_KEYS.union(key for key, _ in front_matter.entries(new))
    foreign = "".join(text for key, text in front_matter.entries(old) if key not in ours)
    if foreign:
        rendered = f"{front_matter.FENCE}\n{new}{foreign}{front_matter.FENCE}\n{body}"
    block = f"{BEGIN_NOTES}\n{kept_notes(existing)}{END_NOTES}"
    if _KEPT.search(rendered):
        return _KEPT.sub(lambda _: block, rendered, count=1)
    return f"{rendered.rstrip()}\n\n{block}\n" if kept_notes(existing) else rendered


def is_export(text: str) -> bool:
    """Whether a file has the notes block that all of our exports have, so that writing it again loses nothing."""
    return BEGIN_NOTES in text and END_NOTES in text


def address_of(brief: Brief, noted: BriefRef) -> str | None:
    """The brief's address: what the notes say, where its page says that it stood, or another outlet that carried it."""
    others = (each.url for each in brief.metadata.also_published if each.url)
    return noted.url or brief.metadata.url or next(others, None)


def cited(brief: Brief, notes: BriefNotes) -> BriefRef:
    """The brief as it is cited: with its address."""
    return replace(reference_to(brief), url=address_of(brief, notes.brief))


def obsidian_tag(tag: str) -> str:
    """A tag as Obsidian writes it: without spaces."""
    return re.sub(r"\s+", "-", tag)


def _sections(brief: Brief, notes: BriefNotes, key: str, existing: str | None) -> Iterator[str]:
    footnotes = Footnotes(brief.links)
    yield f"# {escape(brief.title)}"
    yield from content(brief, notes, key, footnotes)
    yield f"{BEGIN_NOTES}\n{kept_notes(existing)}{END_NOTES}"
    if footnotes.used:
        yield "\n".join(footnotes.definitions())


def content(brief: Brief, notes: BriefNotes, key: str, footnotes: "Footnotes", *, level: str = "##") -> Iterator[str]:
    """The parts of one brief below its title, with headings of that level: dek, claims, highlights, orphans, note."""
    if brief.metadata.dek:
        yield f"*{escape(brief.metadata.dek)}*"
    if claims := claims_of(brief, notes):
        yield f"{level} Key claims"
        yield "\n".join(f"- {claim_line(claim, footnotes)}" for claim in claims)
    passages = passages_of(brief, notes)
    if placed := [passage for passage in passages if not passage.is_orphan]:
        yield f"{level} Highlights"
        for passage in placed:
            yield from passage_parts(passage, key)
    if lost := [passage for passage in passages if passage.is_orphan]:
        yield f"{level} Highlights that the brief no longer has"
        for passage in lost:
            yield from passage_parts(passage, key)
    if notes.note.strip():
        yield f"{level} Note"
        yield notes.note.strip("\n").rstrip()


def kept_notes(existing: str | None) -> str:
    """What stands in the notes block of an earlier export, with its last line end; "" where there is none."""
    kept = "".join(match[1] for match in _KEPT.finditer((existing or "").replace("\r\n", "\n")))
    return kept if not kept or kept.endswith("\n") else kept + "\n"


class Footnotes:
    """Links as footnotes, numbered in the order of their first use after a label; those to one place are one."""

    def __init__(self, links: Sequence[Link], label: str = "link") -> None:
        self._links = links
        self._label = label
        self._numbers: dict[tuple[str, str] | int, int] = {}
        self.used: list[int] = []

    def marks(self, indices: Iterable[int]) -> str:
        """The marks for some links, to stand right after the words they support."""
        numbers = dict.fromkeys(map(self._number, indices))
        return "".join(f"[^{self._label}-{number}]" for number in numbers)

    def _number(self, index: int) -> int:
        """The number of a link's footnote: that of the first link to the same place of the same page."""
        found = self._links[index]
        page = page_key(found)
        key = index if page is None else (page, (found.url or "").partition("#")[2])
        if key not in self._numbers:
            self.used.append(index)
            self._numbers[key] = len(self.used)
        return self._numbers[key]

    def definitions(self) -> Iterator[str]:
        """What each mark stands for, one a line."""
        for number, index in enumerate(self.used, 1):
            found = self._links[index]
            shown = link(found.text or found.url or found.href, found.url)
            if found.url is None:
                shown += " (the link leads nowhere)" if found.dead else f" ({escape(found.target or found.href)})"
            yield f"[^{self._label}-{number}]: {shown}"


def claim_line(claim: JudgedClaim, footnotes: Footnotes) -> str:
    """One claim: its kind and paragraph, its words, its evidence."""
    where = "" if claim.number is None else f", ¶ {claim.number}"
    marks = footnotes.marks(claim.claim.evidence) if claim.claim else ""
    lost = " *(no longer in the brief)*" if claim.span is None else ""
    return f"**{claim.kind.value.capitalize()}**{where}: {escape(claim.text)}{marks}{lost}"


def passage_parts(passage: Passage, key: str) -> Iterator[str]:
    """One highlight: the quotation with its reference, its block id, and what the reader wrote about it."""
    highlight = passage.highlight
    where = "" if passage.number is None else f", para. {passage.number}"
    yield f"{quote_block(passage.text)} [@{key}{where}]"
    yield f"^h-{_BLOCK_ID_SIGNS.sub('-', highlight.id)}"
    remarks = []
    if passage.anchor.fit is Fit.ALTERED:
        remarks.append(f"*Altered since it was marked; it read:* {escape(highlight.target.exact)}")
    if highlight.note:
        remarks.append(highlight.note.strip())
    labels = [f"#{obsidian_tag(tag)}" for tag in highlight.tags]
    if highlight.color is not Color.YELLOW:
        labels.append(f"({highlight.color.value})")
    if labels:
        remarks.append(" ".join(labels))
    yield from remarks
