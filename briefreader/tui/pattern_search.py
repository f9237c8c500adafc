"""Finds a person's own pattern in a text, in a process that can be ended.

Some patterns take longer than anyone lives, and Python can be neither interrupted nor do anything else meanwhile.
"""

import json
import subprocess
import sys
from typing import Final

from briefreader.model.brief import Span
from briefreader.view.housekeeping import FindPattern, PatternFound
from briefreader.view.steps.finding import MOST_HITS

_MOST_SECONDS: Final = 2.0
"""Enough for any pattern that is read rather than explodes: a book is searched in a tenth of a second."""
_PROGRAM: Final = """
import json, re, sys
asked = json.load(sys.stdin)
found = []
for match in re.finditer(asked["pattern"], asked["text"], re.IGNORECASE if asked["ignores_case"] else 0):
    if match.end() > match.start():
        found.append(match.span())
    if len(found) == asked["most"]:
        break
json.dump(found, sys.stdout)
"""


def find_pattern(order: FindPattern) -> PatternFound:
    """All places, or none and why. Raises nothing for any pattern."""
    asked = {
        "pattern": order.pattern,
        "text": order.text,
        "ignores_case": order.ignores_case,
        "most": MOST_HITS,
    }
    command = [sys.executable, "-I", "-S", "-c", _PROGRAM]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the pattern and the text go in as what they are
            command, input=json.dumps(asked), capture_output=True, text=True, check=True, timeout=_MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        return PatternFound(order.number, (), "takes too long: try a simpler pattern")
    except (OSError, subprocess.SubprocessError):
        return PatternFound(order.number, (), "could not be looked for")
    return PatternFound(order.number, tuple(Span(start, end) for start, end in json.loads(done.stdout)), "")
