"""The Markdown of both seed briefs, byte by byte: by digest, for their words are their publishers'.

The claim is one that stands here, so that a better choice of sentences changes nothing. A new digest is a changed
export: say why.
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
from briefreader.model.brief import Brief, BriefId, Claim, ClaimKind, Span

SEEDS = Path(__file__).parents[2] / "seeds"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def exported(name: str, phrase: str) -> tuple[Brief, str]:
    brief = read_brief((SEEDS / name).read_bytes(), brief_id=BriefId(name), path=name)
    start = brief.text.index(phrase)
    block = brief.block_at(start)
    assert block is not None
    rests_on = (index for index, link in enumerate(brief.links) if link.number == block.number)
    claim = Claim(kind=ClaimKind.REPORTED, span=block.span, number=block.number, score=1.0, evidence=tuple(rests_on))
    brief = replace(brief, claims=(claim,))
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
        ("000_e30e5ac37cd65f9f.txt", "President Donald Trump", "f38897c84c06e326"),
        ("003_26ddcca85e98107b.txt", "Institute for the Study of War", "d2e7760f74ffcfa7"),
    ],
)
def test_the_export_of_a_seed(name: str, phrase: str, digest: str) -> None:
    brief, text = exported(name, phrase)
    front = yaml.safe_load(text.split("---\n")[1])
    assert (front["title"], front["published"]) == (brief.title, date.fromisoformat(brief.metadata.published or ""))
    checked = list(QuoteGuard([brief], {brief.id: front["citekey"]}).check_markdown(text, where=name))
    assert [each.verdict for each in checked] == [QuoteVerdict.EXACT] * 2
    assert {"title", "author", "outlet", "published", "tags", "aliases", "created", "citekey"} <= set(front)
    number = brief.claims[0].number
    for part in (
        f"\n\n## Key claims\n\n- **Reported**, ¶ {number}: ",
        f"\n\n## Highlights\n\n> {phrase} [@{front['citekey']}, para. {number}]\n\n^h-3f2c9a41\n\n",
        "\n\nSo it says.\n\n#talks\n\n",
        "## Note\n\nCompare the two.\n\n%% begin notes %%\n%% end notes %%\n",
        *(f"\n[^link-{place}]: " for place, _ in enumerate(brief.claims[0].evidence, 1)),
    ):
        assert part in text, part
    assert sha256(text.encode()).hexdigest()[:16] == digest, text
