from briefreader.extract.front.lines import Line
from briefreader.extract.roles.features import Evidence
from briefreader.extract.roles.lexicon import tokens_of
from briefreader.extract.roles.structure import structural_evidence
from briefreader.extract.roles.whole_page import Zone, most_likely_body, zones_of
from briefreader.extract.words.patterns import Cue


def page_of(cues: list[Cue], words: list[int]) -> Evidence:
    lines = [Line(first=2 * place + 1, last=2 * place + 1, text=f"Line {place}.") for place in range(len(cues))]
    tokens = [tokens_of(line.text) for line in lines]
    return Evidence(lines=lines, cues=cues, words=words, tokens=tokens, is_marked=False)


def test_what_is_certain_is_kept_and_what_is_unlikely_is_not() -> None:
    assert most_likely_body([-6.0, 5.0, -4.0, 6.0, -5.0], [5, 80, 5, 90, 5]) == [False, True, False, True, False]


def test_a_page_that_is_hard_to_read_keeps_its_likeliest_lines() -> None:
    assert most_likely_body([-1.6, -1.5, -1.4, -9.0], [60, 70, 80, 40]) == [True, True, True, False]


def test_words_in_doubt_beside_a_certain_article_are_left_out() -> None:
    assert most_likely_body([7.0, 7.0, 0.1], [400, 400, 60]) == [True, True, False]


def test_nothing_is_kept_of_lines_without_words() -> None:
    assert most_likely_body([3.0, 2.0], [0, 0]) == [False, False]


def test_a_mark_of_the_end_ends_the_article_unless_certain_text_goes_on() -> None:
    cues = [Cue.NONE, Cue.NONE, Cue.END_LABEL, Cue.NONE, Cue.NONE]
    doubtful = zones_of(page_of(cues, [90, 80, 2, 60, 50]), [6.0, 6.0, -3.0, 1.5, 1.5])
    assert doubtful == [Zone.BODY, Zone.BODY, Zone.END, Zone.END, Zone.END]
    cues += [Cue.NONE] * 3
    certain = zones_of(page_of(cues, [90, 80, 2, *[100] * 5]), [6.0, 6.0, -3.0, *[12.0] * 5])
    assert certain == [Zone.BODY, Zone.BODY, Zone.ASIDE, *[Zone.BODY] * 5]


def test_the_heading_of_notes_is_as_likely_as_its_first_note() -> None:
    page = page_of([Cue.NONE] * 20 + [Cue.NOTES_LABEL, Cue.NONE], [40] * 20 + [1, 12])
    odds = [4.0] * 20 + [-1.0, 3.0]
    evidence = structural_evidence(page, odds)
    assert odds[20] + evidence[20] == odds[21] + evidence[21]
