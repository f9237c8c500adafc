from collections.abc import Callable, Sequence

from briefreader.extract.front.pdf import read_pdf
from briefreader.extract.pipeline import read_article
from briefreader.model.brief import BlockKind, BriefId

Words = tuple[float, float, float, str]
MakePdf = Callable[[Sequence[Sequence[Words]]], bytes]

LEFT = (
    "The ferry subsidy was meant to keep remote islands con-",
    "nected through the winter months, and for a decade it did",
    "so at a modest price for the treasury.",
)
RIGHT = (
    "Operators then learned to bid low and to cancel sail-",
    "ings when fuel was dear. Nobody had written a penalty",
    "into the contracts, so nobody paid one.",
)


def column(left: float, top: float, lines: Sequence[str]) -> list[Words]:
    return [(left, top - 11 * row, 9, text) for row, text in enumerate(lines)]


def page_of(number: int) -> list[Words]:
    furniture: list[Words] = [(72, 760, 9, "Northern Ferries Review"), (300, 30, 9, str(number))]
    text = column(72, 680, LEFT) + column(72, 620, LEFT) + column(330, 680, RIGHT) + column(330, 620, RIGHT)
    return [*furniture, *text, (72, 100, 7, "1 Ministry figures for 2021.")]


def test_columns_hyphens_and_notes(make_pdf: MakePdf) -> None:
    page = read_pdf(make_pdf([[(72, 720, 20, "Paying Ferries to Sail"), *page_of(1)]]), "x.pdf")
    shapes = [(line.shape, line.text[:22]) for line in page.lines if not line.known]
    assert (BlockKind.HEADING, "Paying Ferries to Sail") in shapes
    assert any("islands connected through" in line.text for line in page.lines)
    assert (BlockKind.FOOTNOTE, "1 Ministry figures for") in shapes
    order = [line.text[:8] for line in page.lines]
    assert order.index("Operator") > order.index("The ferr")


def test_running_heads_and_page_numbers_are_told(make_pdf: MakePdf) -> None:
    page = read_pdf(make_pdf([page_of(number) for number in range(1, 5)]), "x.pdf")
    running = [line.text for line in page.lines if line.known == "running_head"]
    assert running.count("Northern Ferries Review") == 4
    assert {"1", "2", "3", "4"} <= set(running)


def test_a_pdf_becomes_a_brief(make_pdf: MakePdf) -> None:
    data = make_pdf([[(72, 720, 20, "Paying Ferries to Sail"), *page_of(1)]])
    brief = read_article(data, brief_id=BriefId("x.pdf"), path="x.pdf")
    assert brief.source.media_type == "application/pdf"
    assert "islands connected through" in brief.text


def test_a_broken_pdf_is_a_fault() -> None:
    (fault,) = read_pdf(b"%PDF-1.4 broken", "x.pdf").faults
    assert fault.severity == "error"


def test_a_pdf_of_pictures_is_a_fault(make_pdf: MakePdf) -> None:
    (fault,) = read_pdf(make_pdf([[]]), "x.pdf").faults
    assert "character recognition" in fault.what
