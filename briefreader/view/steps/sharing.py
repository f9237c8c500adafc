"""Taking things out of the desk: copies, quotes, exports, addresses."""

import posixpath
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from briefreader.model.brief import Brief, BriefId, Span
from briefreader.view.claims_in import chosen_claim
from briefreader.view.effects import AskExport, AskUrl, Copy, Export, Say
from briefreader.view.events import Exported, ExportNamed, Invoked
from briefreader.view.housekeeping import FindPublished, PublishedFound
from briefreader.view.regions import Pane
from briefreader.view.state import Opening, Session
from briefreader.view.steps.common import (
    Stepped,
    ask_for,
    briefs_meant,
    nothing_chosen,
    remember_place,
    stay,
    with_reading,
)
from briefreader.view.steps.selecting import chosen_span
from briefreader.view.wording import surname

_BRIEF_SUFFIXES: Final = frozenset({".txt", ".md", ".html", ".htm", ".pdf"})


def copy(session: Session, event: Invoked) -> Stepped:
    """Copy what is chosen: text, a claim, an address; as a quote with its reference if that was asked for."""
    reading = session.reading
    if reading is None:
        return stay(session, Say("There is nothing to copy"))
    if session.layout.focus is Pane.LINKS and reading.link < len(reading.brief.links):
        link = reading.brief.links[reading.link]
        return session, (Copy(link.url or link.target or link.href, "address"),)
    span = _span_meant(session)
    if span is None:
        return stay(session, Say(f"{nothing_chosen(session)}, or pull with the mouse"))
    as_quote = event.command == "copy.quote"
    text = quotation(reading.brief, span) if as_quote else reading.brief.quote(span)
    session = with_reading(session, replace(reading, selection=None))
    return session, (Copy(text, "quote" if as_quote else "text"),)


def _span_meant(session: Session) -> Span | None:
    reading = session.reading
    if reading is None:
        return None
    if session.layout.focus is Pane.CLAIMS:
        claim = chosen_claim(reading)
        return claim.span if claim is not None else None
    return chosen_span(reading)


def quotation(brief: Brief, span: Span) -> str:
    """A passage in quotation marks with author, year and paragraph: “…” (Ross 2025, ¶9)."""
    metadata = brief.metadata
    who = " and ".join(surname(author.name) for author in metadata.authors[:2]) or metadata.outlet or brief.title
    if len(metadata.authors) > 2:  # noqa: PLR2004 - two names, then "et al."
        who = f"{surname(metadata.authors[0].name)} et al."
    year = (metadata.published or "n.d.")[:4]
    block = brief.block_at(span.start)
    place = f", ¶{block.number}" if block is not None and block.number else ""
    passage = " ".join(brief.quote(span).split())
    return f"“{passage}” ({who} {year}{place})"


def ask_export(session: Session, _event: Invoked) -> Stepped:
    """Ask where the brief is to be written; a name is suggested."""
    briefs = briefs_meant(session)
    if not briefs:
        return stay(session, Say("There is no brief to export"))
    if len(briefs) > 1:
        folder = session.desk.export_folder
        return session, tuple(Export(brief_id, _suggestion(folder, brief_id)) for brief_id in briefs)
    return session, (AskExport(briefs[0], _suggestion(session.desk.export_folder, briefs[0])),)


def _suggestion(folder: str, brief_id: str) -> str:
    stem = brief_id.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return f"{folder.rstrip('/')}/{stem}.md" if folder else f"{stem}.md"


def export_named(session: Session, event: ExportNamed) -> Stepped:
    """Write the export."""
    return session, (Export(event.brief_id, event.path),)


def exported(session: Session, event: Exported) -> Stepped:
    """Say where it is."""
    return session, (Say(f"Written to {event.path}"),)


def open_link(session: Session, _event: Invoked) -> Stepped:
    """Open the brief of the library that the link leads to; for any other, show its address and ask."""
    reading = session.reading
    if reading is None or reading.link >= len(reading.brief.links):
        return stay(session, Say("This brief has no link to open"))
    link = reading.brief.links[reading.link]
    if link.url is not None:
        return session, (FindPublished(link.url),)
    beside = brief_beside(reading.brief.id, link.href)
    if beside is not None:
        return ask_for(remember_place(session), Opening(request=0, brief_id=beside))
    return stay(session, Say(f"This link leads nowhere: the page gives only {link.target or link.href!r}"))


def published_found(session: Session, event: PublishedFound) -> Stepped:
    """Open the brief that was published at a link's address, or show the address before a browser gets it."""
    here = session.reading.brief.id if session.reading is not None else None
    if event.brief_id is None or event.brief_id == here:
        return session, (AskUrl(event.url),)
    return ask_for(remember_place(session), Opening(request=0, brief_id=event.brief_id))


def brief_beside(brief_id: BriefId, href: str) -> BriefId | None:
    """The brief that a link from one file to another means ("../april/boot.md#talks"), or None for another link."""
    path = unquote(href.partition("#")[0].partition("?")[0])
    if not path or path.startswith("/") or PurePosixPath(path).suffix.lower() not in _BRIEF_SUFFIXES:
        return None
    found = posixpath.normpath(posixpath.join(posixpath.dirname(brief_id), path))
    return None if found.startswith("..") or found == brief_id else BriefId(found)
