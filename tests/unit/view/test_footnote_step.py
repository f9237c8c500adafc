from datetime import UTC, datetime

from briefreader.extract.body.footnotes import footnotes_of
from briefreader.extract.pipeline import read_article
from briefreader.model.brief import BriefId
from briefreader.view.events import Invoked
from briefreader.view.session import step
from briefreader.view.state import Reading, Session

TEXT = (
    "# What the Islands Are Owed\n\n"
    "What the ministry calls a market is now a single bidder with a telephone, and each spring it names the sum that "
    "it needs to sail, and each summer the treasury pays it.[1]\n\n"
    "## Notes\n\n[1] Ministry of Ports, annual report, page 12.\n"
)
FOLLOW = Invoked("footnote.follow", datetime(2025, 5, 1, tzinfo=UTC), "00000000")


def test_a_mark_leads_to_its_note_and_the_note_back() -> None:
    brief = read_article(TEXT.encode(), brief_id=BriefId("a.md"), path="a.md")
    (footnote,) = footnotes_of(brief)
    session, _ = step(Session(reading=Reading(brief=brief, notes=None)), FOLLOW)
    assert session.reading is not None
    assert session.reading.current == footnote.note
    session, _ = step(session, FOLLOW)
    assert session.reading is not None
    assert session.reading.current == footnote.marks[0]
