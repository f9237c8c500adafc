"""What the reader wrote about the open brief, and where it stands in the text."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefreader.library.anchoring import resolve
from briefreader.model.annotation import Highlight, Target, Verdict
from briefreader.model.brief import Span
from briefreader.view.claims_in import claims_in
from briefreader.view.state import Reading

ENTRY_NOTE: Final = "note"
ENTRY_CLAIM: Final = "claim"
ENTRY_TAGS: Final = "tags"
ENTRY_ASIDE: Final = "aside"


def entry_keys(reading: Reading) -> Iterator[str]:
    """The entries of the notes pane, in its order."""
    notes = reading.notes
    if notes is None:
        return
    yield from (f"{ENTRY_ASIDE} {each.path}" for each in reading.asides)
    if notes.tags:
        yield ENTRY_TAGS
    if notes.note.strip():
        yield ENTRY_NOTE
    kept = (claim for claim in claims_in(reading) if claim.verdict is Verdict.ACCEPTED)
    yield from (f"{ENTRY_CLAIM} {claim.key}" for claim in kept)
    yield from (highlight.id for highlight in notes.highlights)


def chosen_entry(reading: Reading) -> str:
    """The entry under the cursor of the notes pane: the first one until another is chosen, "" where there is none."""
    keys = tuple(entry_keys(reading))
    return reading.entry if reading.entry in keys else next(iter(keys), "")


def placed_highlights(reading: Reading) -> tuple[tuple[Highlight, Span], ...]:
    """The highlights that have a place in the text as it is now, by place."""
    if reading.notes is None:
        return ()
    placed = ((highlight, place_of(reading, highlight)) for highlight in reading.notes.highlights)
    return tuple(sorted(((one, span) for one, span in placed if span is not None), key=lambda pair: pair[1]))


def place_of(reading: Reading, highlight: Highlight) -> Span | None:
    """Where a highlight stands in the text as it is now, or None for an orphan."""
    text, target = reading.brief.text, highlight.target
    if text[target.span.start : target.span.end] == target.exact:
        return target.span
    return _found_again(text, target)


@lru_cache(maxsize=1024)
def _found_again(text: str, target: Target) -> Span | None:
    """The costly way, for a text that has changed: once for each highlight and text."""
    return resolve(target, text).span
