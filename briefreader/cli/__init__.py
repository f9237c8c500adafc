"""The command line: thin commands that parse words, call the library, and print.

`import briefreader.cli` loads nothing of weight. To open the desk needs no parser of words either, so that does not
wait for one: `briefreader` and `briefreader LIBRARY` go straight there.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from briefreader.errors import BriefreaderError

DEBUG_VARIABLE: Final = "BRIEFREADER_DEBUG"
COMPLETION_VARIABLE: Final = "_BRIEFREADER_COMPLETE"
"""Set by shells that ask which words may follow."""
YOUNG: Final = 100_000
"""New objects after which garbage is looked for. Python's own 700 makes that a tenth of what a cold search takes: what
is loaded is no garbage; so many are a few dozen megabytes at most."""
INTERRUPTED: Final = 130
"""What shells give for a process that Ctrl-C has ended: 128 and the number of SIGINT."""

COMMANDS: Final[Mapping[str, str]] = {
    "open": "briefreader.cli.desk:desk",
    "index": "briefreader.cli.searching:index",
    "search": "briefreader.cli.searching:search",
    "show": "briefreader.cli.reading:show",
    "claims": "briefreader.cli.reading:claims",
    "links": "briefreader.cli.reading:links",
    "tag": "briefreader.cli.tagging:tag",
    "alias": "briefreader.cli.spelling:alias",
    "note": "briefreader.cli.writing:note",
    "notes": "briefreader.cli.collecting:notes",
    "export": "briefreader.cli.exporting:export",
    "memo": "briefreader.cli.collecting:memo",
    "import": "briefreader.cli.importing:import_",
    "verify": "briefreader.cli.checking:verify",
    "doctor": "briefreader.cli.checking:doctor",
    "conflicts": "briefreader.cli.conflicts:conflicts",
    "keys": "briefreader.cli.desk:keys",
    "serve": "briefreader.cli.serving:serve",
}
"""Each command, in the order of the help, and where it is."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status; what goes wrong is said in one line on stderr.

    Without arguments the process is this command's own, and ends with it.
    """
    is_own_process = arguments is None
    if is_own_process:
        gc.set_threshold(YOUNG)
    _speak_utf8()
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        _run(words)
    except BriefreaderError as error:
        _fail(str(error))
    except BrokenPipeError:
        # The reader of our output has had enough (`| head`). Python would complain once more when it flushes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        _fail(f"this should not have happened ({type(error).__name__}: {error}); {DEBUG_VARIABLE}=1 shows where")
    finally:
        if is_own_process:
            gc.freeze()  # Python looks for garbage three times on its way out, in all that it has loaded


def _run(words: list[str]) -> None:
    named = words[1:] if words[:1] == ["open"] else words
    if _is_a_library_at_most(named):
        from briefreader.cli.opening import open_at  # noqa: PLC0415 - see the module's docstring

        open_at(Path(named[0]) if named else None)
    else:
        from briefreader.cli.commands import cli  # noqa: PLC0415 - as above

        cli.main(args=words, prog_name="briefreader")


def _is_a_library_at_most(words: list[str]) -> bool:
    if COMPLETION_VARIABLE in os.environ or len(words) > 1:
        return False
    return not words or (words[0] not in COMMANDS and not words[0].startswith("-") and Path(words[0]).exists())


def _fail(message: str) -> None:
    from briefreader.view.safe import safe  # noqa: PLC0415 - only where something went wrong

    sys.stderr.write(f"briefreader: {safe(message)}\n")
    sys.exit(1)


def _speak_utf8() -> None:
    """Briefs hold curly quotes and dashes, which a stream in another encoding cannot write."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")
