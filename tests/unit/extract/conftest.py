"""What several tests of the extraction need."""

from collections.abc import Callable, Collection, Mapping, Sequence

import pytest

from briefreader.extract.pipeline import NOTHING, read_article
from briefreader.model.brief import Brief, BriefId, CutDecision

Words = tuple[float, float, float, str]
"""Left, bottom, size in points, and what stands there."""
MakePdf = Callable[[Sequence[Sequence[Words]]], bytes]
ReadText = Callable[..., Brief]


@pytest.fixture
def read_text() -> ReadText:
    def read(
        text: str,
        path: str = "brief.txt",
        decisions: Sequence[CutDecision] = (),
        repeated: Mapping[str, Collection[int]] = NOTHING,
    ) -> Brief:
        return read_article(text.encode(), brief_id=BriefId(path), path=path, decisions=decisions, repeated=repeated)

    return read


@pytest.fixture
def make_pdf() -> MakePdf:
    """A PDF of pages of Helvetica, made by hand."""

    def make(pages: Sequence[Sequence[Words]]) -> bytes:
        kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(len(pages)))
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        for page, words in enumerate(pages):
            box = "/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * page} 0 R >>".encode())
            shown = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in words).encode()
            objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(shown), shown))
        out, offsets = b"%PDF-1.4\n", []
        for number, content in enumerate(objects, start=1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        size = len(objects) + 1
        return (
            out
            + b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
            % (
                size,
                table,
                size,
                len(out),
            )
        )

    return make
