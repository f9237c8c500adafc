"""The first look at a page: how long each line is, how it begins and what it says about itself."""

from briefreader.extract.cues import cue_of
from briefreader.extract.features import Evidence
from briefreader.extract.lexicon import tokens_of
from briefreader.extract.lines import Page


def survey(page: Page) -> Evidence:
    """Word counts, first words and cues of all lines."""
    words = [line.text.count(" ") + 1 if line.text else 0 for line in page.lines]
    cues = [cue_of(line.text, count) for line, count in zip(page.lines, words, strict=True)]
    tokens = [tokens_of(line.text) for line in page.lines]
    return Evidence(lines=page.lines, cues=cues, words=words, tokens=tokens, is_marked=page.is_marked)
