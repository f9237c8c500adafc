"""What stands in the article's place while no brief is open."""

from briefreader.config.keymap import Keymap, default_keymap
from briefreader.library.ports import BriefRow, NotesSummary
from briefreader.model.brief import BriefId
from briefreader.view.present.preview import preview

TITLE = "How a river commission learnt to count salmon, and what the ministries made of its numbers"


def shown(row: BriefRow | None, keymap: Keymap | None = None) -> list[str]:
    return ["".join(piece.text for piece in line) for line in preview(row, keymap or default_keymap())]


def row(**changes: object) -> BriefRow:
    known: dict[str, object] = {
        "id": BriefId("rivers/salmon.md"),
        "title": TITLE,
        "authors": ("Ida Holm", "Per Lund"),
        "outlet": "River Institute",
        "published": "2024-05",
        "words": 1210,
        "reading_minutes": 6,
        "claims": 1,
        "links": 12,
        "faults": 0,
        "notes": NotesSummary(),
    }
    return BriefRow(**{**known, **changes})  # type: ignore[arg-type]  # a row of which the test names only what matters


def test_the_title_is_whole_where_the_list_has_to_cut_it() -> None:
    lines = shown(row())
    assert lines[:3] == ["River Institute", TITLE, "Ida Holm, Per Lund · May 2024 · 6 min · 1,210 words"]
    assert "1 key claim · 12 links" in lines
    assert "rivers/salmon.md" in lines


def test_what_the_reader_wrote_is_counted() -> None:
    lines = shown(row(notes=NotesSummary(tags=("fish", "law/eu"), highlights=2, has_note=True), faults=1))
    assert "1 key claim · 12 links · 2 highlights · a note · 1 fault" in lines
    assert "#fish #law/eu" in lines


def test_what_is_not_known_takes_no_room() -> None:
    lines = shown(row(outlet=None, authors=(), published=None, words=0))
    assert lines[:2] == [TITLE, "no text"]


def test_without_a_brief_the_keys_that_help_are_named() -> None:
    assert any("enter" in line for line in shown(None))
    assert any("enter" in line for line in shown(row()))


def test_the_keys_are_those_in_force() -> None:
    keymap = Keymap(
        name="mine",
        keys={"item.open": ("ctrl+x ctrl+f",), "find.here": ("f3",), "app.help": (), "app.palette": ("f4",)},
    )
    opens, others = shown(row(), keymap)[-2:]
    assert opens == "ctrl+x ctrl+f opens it."
    assert others.startswith("f3 searches, “Show the help” in the palette lists the keys, ")
