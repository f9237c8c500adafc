"""Blocks that the briefs of an outlet share, and copies of one text that share nearly all."""

from briefreader.library.repetition import repeated_blocks
from briefreader.model.brief import Block, BlockKind, Brief, BriefId, Metadata, Source, Span

ADVERT = "Our members read this first and meet every spring."


def brief(name: str, *paragraphs: str, outlet: str | None = "The Pier") -> Brief:
    blocks, start = [], 0
    for number, text in enumerate(paragraphs, 1):
        span = Span(start, start + len(text))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=span, number=number, lines=(number, number)))
        start = span.end + 2
    return Brief(
        id=BriefId(name),
        source=Source(path=name, fingerprint=name, media_type="text/plain", encoding="utf-8"),
        metadata=Metadata(outlet=outlet),
        text="\n\n".join(paragraphs),
        words=0,
        blocks=tuple(blocks),
    )


def of(topic: str, *more: str, outlet: str | None = "The Pier") -> Brief:
    told = (f"The {topic} are dear this year.", f"The ministry will sell its {topic}.", f"Nobody wants {topic} now.")
    return brief(f"{topic}.txt", *told, *more, outlet=outlet)


def test_a_block_of_three_briefs_is_repeated() -> None:
    (found,) = repeated_blocks([of("ships", ADVERT), of("cranes", ADVERT), of("nets", ADVERT), of("quays")])
    assert (found.text, found.outlet) == (ADVERT, "The Pier")
    assert found.briefs == ("ships.txt", "cranes.txt", "nets.txt")


def test_two_briefs_or_short_headings_or_other_outlets_are_not_enough() -> None:
    assert not list(repeated_blocks([of("ships", ADVERT), of("cranes", ADVERT), of("nets", ADVERT, outlet="X")]))
    assert not list(repeated_blocks([of(topic, "What comes next") for topic in ("ships", "cranes", "nets")]))
    assert not list(repeated_blocks([of(topic, ADVERT, outlet=None) for topic in ("ships", "cranes", "nets")]))


def test_copies_of_one_text_count_once() -> None:
    copies = [of("ships", ADVERT, f"Printed on day {day} of the month.") for day in range(5)]
    assert not list(repeated_blocks([*copies, of("cranes", ADVERT)]))
    (found,) = repeated_blocks([*copies, of("cranes", ADVERT), of("nets", ADVERT)])
    assert len(found.briefs) == 7
