"""Blocks that the briefs of an outlet share, and copies of one text that share nearly all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from briefreader.extract.body.repeated import print_of
from briefreader.library.brief_files import BriefFile
from briefreader.library.learning import Learner, spread
from briefreader.library.repetition import cut_blocks, repeated_blocks, repeated_lines
from briefreader.model.brief import (
    Block,
    BlockKind,
    Brief,
    BriefId,
    Furniture,
    LinePrints,
    Metadata,
    Source,
    Span,
)

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


def lines(*names: str, words: int = 20) -> tuple[int, ...]:
    return tuple(print_of(name, words) for name in names)


ADVERT_LINE = print_of(ADVERT, 9)
SOME_LINES = st.lists(st.sampled_from("klmnopqrstuvw"), max_size=8, unique=True).map(lambda names: lines(*names))
LIBRARIES = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=2).map(BriefId),
    st.builds(LinePrints, own=SOME_LINES, around=SOME_LINES),
    max_size=12,
)


def numbered(count: int, *more: int, around: tuple[int, ...] = (), first: int = 0) -> dict[BriefId, LinePrints]:
    return {
        BriefId(f"{number}"): LinePrints(own=(*lines(f"one {number}", f"two {number}"), *more), around=around)
        for number in range(first, first + count)
    }


def test_a_line_of_four_different_briefs_is_repeated() -> None:
    assert repeated_lines(numbered(4, ADVERT_LINE)) == {ADVERT_LINE}
    assert not repeated_lines(numbered(3, ADVERT_LINE))
    assert not repeated_lines(numbered(4))


def test_a_line_that_is_furniture_elsewhere_counts_but_a_teaser_of_one_article_does_not() -> None:
    around = numbered(9, around=(ADVERT_LINE,), first=2)
    assert not repeated_lines(around)
    assert not repeated_lines({**around, **numbered(1, ADVERT_LINE)})
    assert repeated_lines({**around, **numbered(2, ADVERT_LINE)}) == {ADVERT_LINE}
    copies = {BriefId(f"copy {day}"): LinePrints(own=(*lines("a", "b", words=50), ADVERT_LINE)) for day in range(3)}
    assert not repeated_lines({**around, **copies})
    assert not repeated_lines({**numbered(1, around=(ADVERT_LINE,), first=2), **numbered(2, ADVERT_LINE)})


def test_briefs_that_share_half_of_the_rest_are_one() -> None:
    def copied(*more: int) -> dict[BriefId, LinePrints]:
        texts = {day: lines("a", "b", f"day {day}", words=50) for day in range(9)}
        return {BriefId(f"copy {day}"): LinePrints(own=(*own, *more)) for day, own in texts.items()}

    assert not repeated_lines(copied())
    assert not repeated_lines({**copied(ADVERT_LINE), **numbered(2, ADVERT_LINE)})
    assert repeated_lines({**copied(ADVERT_LINE), **numbered(3, ADVERT_LINE)}) == {ADVERT_LINE}


def test_briefs_that_have_nothing_else_tell_nothing() -> None:
    bare = {BriefId(f"!{number}"): LinePrints(own=(ADVERT_LINE,)) for number in range(9)}
    assert not repeated_lines(bare)
    assert not repeated_lines({**bare, **numbered(3, ADVERT_LINE)})
    assert repeated_lines({**bare, **numbered(4, ADVERT_LINE)}) == {ADVERT_LINE}


def test_many_briefs_share_many_lines() -> None:
    shared = lines("p", "q", "r", words=10)
    texts = {BriefId(f"{number}"): (*lines(f"{number}", words=900), *shared) for number in range(4)}
    assert repeated_lines({name: LinePrints(own=own) for name, own in texts.items()}) == set(shared)


@given(LIBRARIES, st.randoms(use_true_random=False))
def test_the_order_of_briefs_and_lines_does_not_matter(briefs: Mapping[BriefId, LinePrints], rng: Random) -> None:
    def mixed(prints: Sequence[int]) -> tuple[int, ...]:
        return tuple(rng.sample(prints, len(prints)))

    others = [(name, LinePrints(own=mixed(each.own), around=mixed(each.around))) for name, each in briefs.items()]
    rng.shuffle(others)
    found = repeated_lines(dict(others))
    assert found == repeated_lines(briefs)
    assert all(sum(line in (*each.own, *each.around) for each in briefs.values()) >= 4 for line in found)
    assert all(sum(line in each.own for each in briefs.values()) >= 2 for line in found)


def test_what_was_cut_is_told_by_outlet() -> None:
    cut = Furniture(kind="repeated", reason="", lines=(5, 5), text=f"  {ADVERT}")
    other = Furniture(kind="share", reason="", lines=(6, 6), text="Share")
    briefs = [replace(of(topic), furniture=(cut, other)) for topic in ("ships", "cranes")]
    (found,) = cut_blocks([*briefs, of("nets")])
    assert (found.text, found.outlet, found.briefs) == (ADVERT, "The Pier", ("ships.txt", "cranes.txt"))


def files(count: int) -> list[BriefFile]:
    ids = [BriefId(f"outlet {number // 100}/{number}.md") for number in range(count)]
    return [BriefFile(id=each, path=each, size=1, mtime_ns=1) for each in ids]


def test_files_from_all_over_a_folder_come_first_and_none_is_lost() -> None:
    spread_out = spread(files(3_000))
    assert set(spread_out) == set(files(3_000))
    assert len(spread_out) == 3_000
    first = {file.id.split("/")[0] for file in spread_out[:300]}
    assert len(first) == 30
    assert spread(files(500)) == tuple(files(500))
    assert spread([]) == ()


def test_a_long_refresh_learns_lines_by_outlet() -> None:
    learner = Learner()
    for brief_id, prints in numbered(4, ADVERT_LINE).items():
        assert learner.known == {}
        learner.add(replace(brief(brief_id), prints=prints))
        learner.add(replace(brief(brief_id, outlet=None), prints=prints))
    assert learner.known == {"The Pier": (ADVERT_LINE,)}
