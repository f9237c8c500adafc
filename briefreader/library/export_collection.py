"""Several briefs with their notes as one Markdown file: a selection, the answer to a query, or the whole library."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefreader.library import front_matter
from briefreader.library.export import BEGIN_NOTES, END_NOTES, Footnotes, cited, content, created_in, kept_notes
from briefreader.library.markdown_text import escape
from briefreader.library.memo import full_reference
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import Brief, BriefId


def export_collection(
    briefs: Sequence[tuple[Brief, BriefNotes]],
    *,
    title: str,
    citekeys: Mapping[BriefId, str],
    created: date,
    existing: str | None = None,
) -> str:
    """The briefs in the order given, each under a heading with its full reference.

    Args:
        briefs: each brief with its notes.
        title: the title of the whole.
        citekeys: the key of each brief.
        created: the date of the first export; an existing file's own date stands.
        existing: the export that will be overwritten, of which foreign front-matter keys and the notes block are kept.
    """
    old_block = front_matter.split((existing or "").replace("\r\n", "\n"))[0]
    head = front_matter.render(
        {
            "title": title,
            "created": created_in(existing) or created.isoformat(),
            "citekeys": tuple(citekeys[brief.id] for brief, _ in briefs),
        },
        old_block,
    )
    return head + "\n" + "\n\n".join(_parts(briefs, title, citekeys, existing)) + "\n"


def _parts(
    briefs: Sequence[tuple[Brief, BriefNotes]],
    title: str,
    citekeys: Mapping[BriefId, str],
    existing: str | None,
) -> Iterator[str]:
    yield f"# {escape(title)}"
    definitions: list[str] = []
    for brief, notes in briefs:
        key = citekeys[brief.id]
        footnotes = Footnotes(brief.links, label=key)
        yield f"## {escape(brief.title)}"
        yield full_reference(cited(brief, notes))
        yield from content(brief, notes, key, footnotes, level="###")
        definitions.extend(footnotes.definitions())
    yield f"{BEGIN_NOTES}\n{kept_notes(existing)}{END_NOTES}"
    if definitions:
        yield "\n".join(definitions)
