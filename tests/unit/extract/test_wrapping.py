from collections.abc import Callable

from briefreader.model.brief import Brief

ReadText = Callable[..., Brief]

WRAPPED = (
    "The northern ferries were privatised on a promise that competi-\n"
    "tion would keep fares low, and for a decade the promise held.\n"
    "Then two of the three operators merged, the third withdrew from\n"
    "the winter timetable, and the islands learned what a monopoly\n"
    "charges in January."
)


def test_wrapped_lines_become_one_paragraph(read_text: ReadText) -> None:
    brief = read_text(f"{WRAPPED}\n\n{WRAPPED}\n\n{WRAPPED}\n")
    assert [block.lines for block in brief.blocks] == [(1, 5), (7, 11), (13, 17)]
    assert "that competition would keep" in brief.text
    assert "\n" not in brief.quote(brief.blocks[0].span)


def test_short_lines_of_a_menu_stay_apart(read_text: ReadText) -> None:
    menu = "Home\nAbout us\nExperts\nDonate\nContact"
    brief = read_text(f"{menu}\n\n{WRAPPED}\n\n{WRAPPED}\n")
    assert all("About us" not in brief.quote(block.span) for block in brief.blocks)
