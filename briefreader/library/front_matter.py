"""The YAML block at the top of an exported file: ours is written, and what others put there is kept to the letter.

It is written and read here without a YAML library: the core has none, and a round trip through one would lose the
comments, quotes and order of the keys that belong to somebody else.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

FENCE: Final = "---"
_END: Final = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*$\n?")
_KEY: Final = re.compile(
    r"""(?P<quote>["']?)(?P<key>[^\s#"'\[\]{}:,&*!|>%@`-][^:"']*?|[^"'\n]+(?=["']))(?P=quote)\s*:(?=\s|$)"""
)
# Other line ends, control characters and what YAML counts as unprintable; JSON escapes the rest by itself.
_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PLAIN: Final = re.compile(r"[a-z][a-z0-9]*", re.ASCII)
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})

Value = str | Sequence[str] | None


def split(document: str) -> tuple[str, str]:
    """The lines between the fences, and what comes after them; the first is empty where there is no front matter."""
    text = document.removeprefix("\ufeff")
    if not text.startswith((FENCE + "\n", FENCE + "\r\n")):
        return "", document
    first = text.index("\n") + 1
    end = _END.search(text, first)
    if end is None:
        return "", document
    return text[first : end.start()].replace("\r\n", "\n"), text[end.end() :]


def entries(block: str) -> Iterator[tuple[str, str]]:
    """Each top-level key with the lines it stands in, verbatim; lines before the first key have the key ""."""
    key, lines = "", list[str]()
    for line in block.splitlines(keepends=True):
        match = _KEY.match(line)
        if match:
            if lines:
                yield key, "".join(lines)
            key, lines = match["key"].strip(), []
        lines.append(line if line.endswith("\n") else line + "\n")
    if lines:
        yield key, "".join(lines)


def render(values: Mapping[str, Value], existing: str = "") -> str:
    """The block with its fences: our keys in their order, then the foreign ones of `existing`, and all its comments.

    An empty list leaves a key out; None leaves it to whoever wrote it in `existing`.
    """
    lines = [f"{FENCE}\n"]
    for key, value in values.items():
        if isinstance(value, str):
            lines.append(f"{key}: {scalar(value)}\n")
        elif value:
            lines.append(f"{key}:\n")
            lines.extend(f"  - {scalar(item)}\n" for item in value)
    for key, text in entries(existing):
        ours = values.get(key) is not None
        lines.append("".join(re.findall(r"(?m)^#.*\n", text)) if ours else text)
    return "".join(lines) + f"{FENCE}\n"


def scalar(text: str) -> str:
    """A text as YAML on one line. Only what every reader takes for the same thing goes without quotes."""
    if _DATE.fullmatch(text) or (_PLAIN.fullmatch(text) and text not in _WORDS):
        return text
    return _UNPRINTABLE.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    return "\ufffd" if "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04x}"


def value_of(block: str, key: str) -> str | None:
    """The text of a key whose value stands on its own line as we write it; None for anything else."""
    for name, lines in entries(block):
        if name == key:
            value = lines.partition(":")[2].strip()
            if value.startswith('"'):
                try:
                    loaded = json.loads(value)
                except ValueError:
                    return None
                return loaded if isinstance(loaded, str) else None
            return value if "\n" not in value and value else None
    return None
