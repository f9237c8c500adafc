"""The language of a text, told by its script and its commonest words.

Function words alone tell the written languages of Europe apart on a few sentences (Grefenstette 1995, "Comparing two
language identification schemes"); a trained identifier would be a dependency heavier than everything else here.
"""

import re
from collections import Counter
from typing import Final

_SAMPLE_WORDS: Final = 2_000
"""More words do not change the answer, and cost time."""
_FEWEST_WORDS: Final = 20
_SMALLEST_SHARE: Final = 0.12
"""Of the words of running text, a fifth or more are among these; of lists of names, hardly any."""
_LEAD: Final = 1.3
"""How much commoner the words of the first language must be than those of the second."""

_FUNCTION_WORDS: Final = {
    "en": "the of and to in a is that for it as was with be by on not he his but at are this have had from they which",
    "de": "der die das und in zu den ist nicht von mit dem des sich auf für eine ein im auch als an es dass wird sind",
    "fr": "de la le et les des en un du une que est pour qui dans par pas au sur ne se ce plus avec sont il aux",
    "es": "de la que el en y los del se las por un para con no una su al lo como más es sus pero ha son este",
    "it": "di e il la che in a per un è del non della una con sono le si da dei gli al nel più anche alla delle",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à são",
    "nl": "de van het een en in is dat op te zijn voor met die niet aan er om ook als maar bij door naar uit wordt",
    "pl": "w i na z nie do to się że jest o jak po a za od przez ale co tego tym dla są już czy oraz który",
    "sv": "och i att det som en på är av för med till den har de inte om ett men var sig så vi från kan när",
    "uk": "і в на що не до з у та за як це є від про але для він які його або також чи якщо було",
    "ru": "и в не на что с по как это он но к у из за от для так же его то о все она было или",
}
_SCRIPTS: Final = (
    (r"\u3040-\u30ff", "ja"),
    (r"\uac00-\ud7af", "ko"),
    (r"\u4e00-\u9fff", "zh"),
    (r"\u0370-\u03ff", "el"),
    (r"\u0590-\u05ff", "he"),
    (r"\u0600-\u06ff", "ar"),
)
"""Ranges of characters; each becomes a pattern where a text has any of them."""
_ANY_SCRIPT: Final = re.compile(f"[{''.join(ranged for ranged, _ in _SCRIPTS)}]")
_OWN_SCRIPT_SHARE: Final = 0.3
_JAPANESE_SHARE: Final = 0.1
"""Kana among Chinese characters make a text Japanese."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def _languages_of() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, words in _FUNCTION_WORDS.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(code)
    return found


_LANGUAGES_OF: Final = _languages_of()


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None where the text is too short or too strange to tell."""
    sample = text[: _SAMPLE_WORDS * 8]
    script = _script_of(sample) if _ANY_SCRIPT.search(sample) else None
    if script:
        return script
    words = _WORD.findall(sample.casefold())[:_SAMPLE_WORDS]
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(words)
    found: Counter[str] = Counter()
    for word in counts.keys() & _LANGUAGES_OF.keys():
        for code in _LANGUAGES_OF[word]:
            found[code] += counts[word]
    if not found:
        return None
    (best, count), *others = found.most_common(2)
    if count / len(words) < _SMALLEST_SHARE or (others and count < _LEAD * others[0][1]):
        return None
    return best


def _script_of(sample: str) -> str | None:
    """The language of a script that only one language is written in, where enough of the letters are of it."""
    letters = sum(map(str.isalpha, sample))
    for ranged, code in _SCRIPTS:
        share = _JAPANESE_SHARE if code == "ja" else _OWN_SCRIPT_SHARE
        if letters and len(re.findall(f"[{ranged}]", sample)) / letters >= share:
            return code
    return None
