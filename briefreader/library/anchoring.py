"""Finding a marked passage again in a text that may have changed: exact, then moved, then altered, else an orphan.

The selectors are the W3C's (quote with context, position). Where words and context are not simply there, every place
that has the words or something like them is weighed in bits: a word that stands in the text twice says more than one
that stands there fifty times (self-information, Shannon 1948). What else the text had like the passage is measured when
it is marked and kept with it, since that cannot be known from another text. A place is taken only where the bits rule
out chance, it is clearly more like the passage than what else there was, and no other place comes near. Better an
orphan than a wrong place.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from briefreader.library.page_words import PageWords, folded
from briefreader.library.places import Place, Sought, aligned, verbatim
from briefreader.model.annotation import Anchor, Fit, Target
from briefreader.model.brief import Span

# Each figure was chosen on edited articles (benchmarks/anchoring.py): no wrong place first, fewest orphans then.
CHANCE_MARGIN: Final = 8.0
"""Bits beyond what chance gives one of the text's places: a false place once in 2^8 quotes of random words."""
AMBIGUITY_MARGIN: Final = 6.0
"""Bits by which the best place must beat the next: about one rare word of a brief."""
TWIN_MARGIN: Final = 8.0
"""The same where the text had something like the passage when it was marked."""
NEARER_MARGIN: Final = 30.0
"""Bits by which a place must beat one with much the same words that is nearer to where the passage was: of labels that
recur through a page, the one whose neighbours were edited loses its bits, and another one must not win by that."""
_MUCH_THE_SAME: Final = 0.75
"""Likeness from which such a nearer place counts."""
_WHOLE_CONTEXT: Final = 0.9
"""Share of the context that makes up for being farther away."""
LONE_BONUS: Final = 25.0
"""Bits for the only place that has the very words of a passage that was the only one to have them."""
_CLEAR_STEP: Final = 0.05
"""Share of passage and context by which a place must be more like it than the most like other place once was."""
LIKENESS_FLOOR: Final = 0.6
"""Least likeness of the quote and what stands in its place."""
BETWEEN_NEIGHBOURS: Final = 0.15
"""Least likeness between neighbours that stand on both sides, in the middle of a block: one word of two is enough."""
_BETWEEN_BLOCKS: Final = 0.45
"""The same for a whole block between all of its neighbours: blocks also change places."""
_NEIGHBOURS: Final = 0.7
"""Share of the context on either side for that."""
_SELF_EVIDENT: Final = 64.0
"""Bits of the quote alone, some eight words, from which it needs neither context nor the ends of its block."""
_CONTEXT_FLOOR: Final = 0.4
"""Share of the context that must stand beside a shorter quote."""
_ONE_SIDE: Final = 0.75
"""Share of the context on one side that will do for both."""
_LONE_CONTEXT: Final = 0.2
"""Share of the context that must stand beside the only place with the very words."""
_PLAIN_SIDE: Final = 0.5
"""Share of the context on either side from which nothing can outdo the only place with the very words."""
_FEWEST_WORDS: Final = 2
"""Words that an altered passage must still have: by one word it could be any passage."""
_LIKE_FLOOR: Final = 0.5
"""Likeness from which another place is remembered with a passage."""
_ORPHAN: Final = Anchor(fit=Fit.ORPHAN, span=None, likeness=0.0)


def mark(text: str, span: Span, number: int | None = None) -> Target:
    """The target for a span of a text, with its context and with what else in the text is like it."""
    target = Target.of(text, span, number)
    sought = Sought.of(target)
    if not sought.quote:
        return target
    page = PageWords(text)
    standing = verbatim(sought, page)
    here = [place for place in standing if place.span.overlaps(span)]
    # What has half of the quote's bits is worth the alignment: in running text nothing else has.
    others = aligned(sought, page, here, least=page.weight(sought.quote) * _LIKE_FLOOR) if here else []
    rivals = [each for each in (*standing, *others) if _is_like(each) and not each.span.overlaps(span)]
    twin = max((each.share for each in rivals if each.is_verbatim), default=0.0)
    rival = max((each.share for each in rivals), default=0.0)
    return replace(target, twin=round(twin, 2), rival=round(rival, 2))


def _is_like(place: Place) -> bool:
    return place.likeness >= _LIKE_FLOOR and _is_possible(place)


def _is_possible(place: Place) -> bool:
    """Whether a place may be taken at all: a heading is not found in the middle of a paragraph."""
    return place.keeps_edges or place.quote_bits >= _SELF_EVIDENT


def resolve(target: Target, text: str) -> Anchor:
    """Where `target` stands in `text`."""
    return resolve_all((target,), text)[0]


def resolve_all(targets: Iterable[Target], text: str) -> tuple[Anchor, ...]:
    """Where each target stands in `text`, in their order; the text's words are counted once, and only if needed."""
    page = PageWords(text)
    return tuple(_resolve(target, page) for target in targets)


def _resolve(target: Target, page: PageWords) -> Anchor:
    if _stands_as_marked(target, page.text):
        return Anchor(fit=Fit.EXACT, span=target.span)
    sought = Sought.of(target)
    if not sought.quote:
        return _ORPHAN
    best = _found(sought, page)
    if best is None:
        return _ORPHAN
    there = page.text[best.span.start : best.span.end]
    if there == target.exact and best.span == target.span:
        return Anchor(fit=Fit.EXACT, span=best.span)
    if folded(there) == folded(target.exact):
        return Anchor(fit=Fit.MOVED, span=best.span)
    return Anchor(fit=Fit.ALTERED, span=best.span, likeness=best.likeness)


def _stands_as_marked(target: Target, text: str) -> bool:
    """Whether words and context are where they were: then nothing else needs to be looked at."""
    start, end = target.span.start, target.span.end
    return (
        bool(target.exact)
        and text.startswith(target.exact, start)
        and end - start == len(target.exact)
        and text.endswith(target.prefix, 0, start)
        and text.startswith(target.suffix, end)
    )


def _found(sought: Sought, page: PageWords) -> Place | None:
    """The place that is clearly the passage's, if there is one."""
    standing = [place for place in verbatim(sought, page) if _is_possible(place)]
    lone = standing[0] if len(standing) == 1 and not sought.target.twin else None
    if lone is not None and _is_plain(lone, page):
        return lone
    others = [place for place in aligned(sought, page, standing) if _is_possible(place)]
    ranked = sorted(
        ((place.bits + (LONE_BONUS if place is lone else 0.0), place) for place in (*standing, *others)),
        key=lambda each: -each[0],
    )
    if not ranked:
        return None
    bits, best = ranked[0]
    if not (_is_credible_alone(best, page) if best is lone else _is_credible(best, sought, page)):
        return None
    return best if all(bits - other >= _margin(best, place, sought.target) for other, place in ranked[1:]) else None


def _is_plain(place: Place, page: PageWords) -> bool:
    """Whether the only place with the very words needs no second look."""
    has_company = place.worse_side >= _PLAIN_SIDE and place.bits >= page.chance + CHANCE_MARGIN
    return has_company or place.quote_bits >= _SELF_EVIDENT


def _is_credible_alone(place: Place, page: PageWords) -> bool:
    """Whether the only place with the very words may be the passage."""
    return place.bits >= page.chance and (place.context >= _LONE_CONTEXT or place.quote_bits >= _SELF_EVIDENT)


def _is_credible(place: Place, sought: Sought, page: PageWords) -> bool:
    """Whether a place may be the passage: like enough, in the right company, no chance and no twin."""
    if place.bits < page.chance + CHANCE_MARGIN:
        return False
    is_between = place.touches and place.worse_side >= _NEIGHBOURS
    if place.likeness < LIKENESS_FLOOR and not (is_between and _is_enough_between(place, sought)):
        return False
    if place.agreeing < min(_FEWEST_WORDS, len(sought.quote)) and not is_between:
        return False
    known = sought.target.twin if place.is_verbatim else sought.target.rival
    if known and place.share < known + _CLEAR_STEP:
        return False
    has_company = place.context >= _CONTEXT_FLOOR or place.best_side >= _ONE_SIDE
    return has_company or place.quote_bits >= _SELF_EVIDENT


def _is_enough_between(place: Place, sought: Sought) -> bool:
    if sought.opens_block and sought.closes_block:
        return place.likeness >= _BETWEEN_BLOCKS and place.context >= _WHOLE_CONTEXT
    return place.likeness >= BETWEEN_NEIGHBOURS


def _margin(best: Place, other: Place, target: Target) -> float:
    """Bits by which one place must beat another."""
    if other.span.overlaps(best.span):
        return 0.0
    is_nearer = abs(other.span.start - target.span.start) < abs(best.span.start - target.span.start)
    if is_nearer and other.likeness >= _MUCH_THE_SAME and best.context < _WHOLE_CONTEXT:
        return NEARER_MARGIN
    return TWIN_MARGIN if (target.twin if best.is_verbatim else target.rival) else AMBIGUITY_MARGIN
