"""The first look at a page: how long each line is, how it begins and what it says about itself."""

from briefreader.extract.front.lines import Page
from briefreader.extract.roles.features import Evidence
from briefreader.extract.roles.lexicon import tokens_of
from briefreader.extract.words.bylines import BYLINE_LANGUAGES, names_signed_elsewhere
from briefreader.extract.words.cues import cue_of
from briefreader.extract.words.language import language_of
from briefreader.extract.words.patterns import Cue


def survey(page: Page) -> Evidence:
    """Word counts, first words and cues of all lines; a text that stands in several, as in menus, is looked at once."""
    texts = [line.text for line in page.lines]
    words = {text: text.count(" ") + 1 if text else 0 for text in texts}
    cues = {text: cue_of(text, count) for text, count in words.items()}
    signed = [text for text in cues if names_signed_elsewhere(text)]
    if signed and language_of("\n".join(texts)) in BYLINE_LANGUAGES:
        cues |= dict.fromkeys(signed, Cue.BYLINE)
    tokens = {text: tokens_of(text) for text in words}
    return Evidence(
        lines=page.lines,
        cues=[cues[text] for text in texts],
        words=[words[text] for text in texts],
        tokens=[tokens[text] for text in texts],
        is_marked=page.is_marked,
    )
