"""The Markdown of both seed briefs, byte by byte: by digest, for their words are their publishers'.

Claims are left out, so that a better choice of sentences changes nothing. A new digest is a changed export: say why.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from briefreader.extract.pipeline import read_brief
from briefreader.library import notebook
from briefreader.library.documents import reference_to
from briefreader.library.export import export_markdown
from briefreader.library.passages import number_at
from briefreader.library.quote_guard import QuoteGuard, QuoteVerdict
from briefreader.model.annotation import BriefNotes, Target
from briefreader.model.brief import Brief, BriefId, Span

SEEDS = Path(__file__).parents[2] / "seeds"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def exported(name: str, phrase: str) -> tuple[Brief, str]:
    brief = read_brief((SEEDS / name).read_bytes(), brief_id=BriefId(name), path=name)
    brief = replace(brief, claims=())
    start = brief.text.index(phrase)
    target = Target.of(brief.text, Span(start, start + len(phrase)), number_at(brief, start))
    notes = notebook.add_highlight(
        BriefNotes(brief=reference_to(brief)),
        target,
        highlight_id="3f2c9a41",
        now=NOON,
        note="So it says.",
        tags=["talks"],
    )
    notes = notebook.set_note(notebook.add_tags(notes, ["ukraine/ceasefire"]), "Compare the two.")
    return brief, export_markdown(brief, notes, created=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("name", "phrase", "digest"),
    [
        ("000_e30e5ac37cd65f9f.txt", "President Donald Trump", "3507b67e5d82fec4"),
        ("003_26ddcca85e98107b.txt", "Institute for the Study of War", "d6c47723f89cd9bc"),
    ],
)
def test_the_export_of_a_seed(name: str, phrase: str, digest: str) -> None:
    brief, text = exported(name, phrase)
    front = yaml.safe_load(text.split("---\n")[1])
    assert (front["title"], front["published"]) == (brief.title, date.fromisoformat(brief.metadata.published or ""))
    checked = list(QuoteGuard([brief], {brief.id: front["citekey"]}).check_markdown(text, where=name))
    assert [each.verdict for each in checked] == [QuoteVerdict.EXACT]
    assert sha256(text.encode()).hexdigest()[:16] == digest, text
