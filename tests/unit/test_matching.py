"""Notes find their brief again after it was moved, renamed or scraped anew; and never another one."""

from dataclasses import replace

import pytest

from briefreader.library.matching import Match, Sign, match_lost
from briefreader.model.annotation import BriefRef
from briefreader.model.brief import BriefId

OLD = BriefRef(
    file=BriefId("old/herring.txt"),
    fingerprint="sha256:aa",
    title="Herring: the “silver” question",
    outlet="Institute for Cold Water",
    published="2026-02-03",
    url="https://www.fish.example/briefs/herring/?utm=1",
)
NEW = BriefRef(file=BriefId("new/fish.md"), fingerprint="sha256:bb")
OTHER = BriefRef(file=BriefId("cod.txt"), fingerprint="sha256:cc", title="Cod", url="https://fish.example/briefs/cod")


@pytest.mark.parametrize(
    ("now", "sign"),
    [
        (replace(NEW, fingerprint=OLD.fingerprint), Sign.FINGERPRINT),
        (replace(NEW, url="http://fish.example/briefs/herring#top"), Sign.URL),
        (replace(NEW, title='Herring: The "Silver" Question', published="2026-02-03"), Sign.TITLE),
        (replace(NEW, title="HERRING – the 'silver' question", outlet="institute for cold water"), Sign.TITLE),
        (replace(NEW, title="Herring: the silver question"), Sign.TITLE),
        (replace(NEW, file=BriefId("new/herring.md")), Sign.NAME),
    ],
)
def test_each_sign_leads_to_the_brief(now: BriefRef, sign: Sign) -> None:
    assert match_lost([OLD], [OTHER, now]) == (Match(notes=OLD, brief=now, sign=sign),)


@pytest.mark.parametrize(
    "now",
    [
        NEW,
        OTHER,
        replace(NEW, title="Herring: the silver question", outlet="Another", published="2020-01-01"),
        replace(NEW, file=BriefId("new/herring.md"), title="Quite another title"),
        replace(NEW, file=BriefId("new/herring.md"), published="2020-01-01"),
    ],
)
def test_no_brief_is_taken_on_a_guess(now: BriefRef) -> None:
    assert match_lost([OLD], [now]) == (Match(notes=OLD, brief=None),)


def test_a_short_title_needs_outlet_and_date() -> None:
    notes = replace(OLD, title="Testimony", url=None)
    assert match_lost([notes], [replace(NEW, title="Testimony", published=notes.published)])[0].brief is None
    full = replace(NEW, title="Testimony", published=notes.published, outlet=notes.outlet)
    assert match_lost([notes], [full])[0].brief == full


def test_of_two_alike_neither_is_taken() -> None:
    twins = [replace(NEW, file=BriefId(name), title=OLD.title) for name in ("a.txt", "b.txt")]
    assert match_lost([OLD], twins)[0].brief is None
    one = replace(NEW, title=OLD.title)
    notes = [replace(OLD, url=None), replace(OLD, file=BriefId("x.txt"), fingerprint="", url=None)]
    assert [match.brief for match in match_lost(notes, [one])] == [None, None]


def test_a_stronger_sign_frees_the_rest() -> None:
    second = replace(OLD, file=BriefId("second.txt"), fingerprint="sha256:dd", url=None)
    by_bytes = replace(NEW, file=BriefId("a.txt"), fingerprint="sha256:dd", title=OLD.title)
    by_title = replace(NEW, file=BriefId("b.txt"), title=OLD.title)
    first, other = match_lost([replace(OLD, url=None), second], [by_bytes, by_title])
    assert (first.brief, first.sign) == (by_title, Sign.TITLE)
    assert (other.brief, other.sign) == (by_bytes, Sign.FINGERPRINT)
