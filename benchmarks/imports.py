"""What it costs to import each dependency, beside what it costs to start Python at all.

Every import is timed inside a fresh interpreter, the subjects taking turns, and the median is kept. The peer of each
row is the start of an interpreter that does nothing, from outside, in the same run: the ratio says on any machine what
a library adds to the start of a command.

    python benchmarks/imports.py                    a table
    python benchmarks/imports.py --write            the same, into docs/dependencies.md between its markers
    python benchmarks/imports.py --json rows.json   rows for other programs
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "dependencies.md"
BEGIN, END = "<!-- begin: imports -->\n", "<!-- end: imports -->\n"

# What the package imports of each distribution.
SUBJECTS = {
    "briefreader.cli": "briefreader.cli",
    "charset-normalizer": "charset_normalizer",
    "click": "click",
    "click-default-group": "click_default_group",
    "ftfy": "ftfy",
    "Jinja2": "jinja2.sandbox",
    "NumPy": "numpy",
    "platformdirs": "platformdirs",
    "PyStemmer": "Stemmer",
    "PyYAML": "yaml",
    "rich": "rich.console",
    "textual": "textual.app",
    "Whoosh": "whoosh.index",
}
ROUNDS, QUICK_ROUNDS = 21, 5

Row = dict[str, str | float | int]


def import_ms(module: str) -> float:
    """Milliseconds that one import takes in a new interpreter."""
    program = f"import time; start = time.perf_counter(); import {module}; print((time.perf_counter() - start) * 1000)"
    done = subprocess.run(  # noqa: S603 - the interpreter that runs this, with a program written above
        [sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def start_ms() -> float:
    """Milliseconds from starting an interpreter that does nothing to its end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return (time.perf_counter() - start) * 1000


def measure(rounds: int) -> list[Row]:
    """One row for each subject."""
    for module in SUBJECTS.values():
        import_ms(module)  # the first import writes bytecode
    starts: list[float] = []
    imports: dict[str, list[float]] = {subject: [] for subject in SUBJECTS}
    for _ in range(rounds):
        starts.append(start_ms())
        for subject, module in SUBJECTS.items():
            imports[subject].append(import_ms(module))
    start = statistics.median(starts)
    return [
        {
            "name": "import",
            "subject": subject,
            "value": round(statistics.median(times), 1),
            "unit": "ms",
            "peer": "start of Python",
            "peer_value": round(start, 1),
            "ratio": round(statistics.median(times) / start, 2),
            "n": rounds,
        }
        for subject, times in imports.items()
    ]


def table(rows: list[Row]) -> str:
    """The rows in Markdown."""
    lines = [f"| import of | ms | over the start of Python ({rows[0]['peer_value']} ms) |", "|---|---:|---:|"]
    lines += [f"| {row['subject']} | {row['value']} | {row['ratio']} |" for row in rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds instead of {ROUNDS}")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write rows to a file")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    options = parser.parse_args()
    rows = measure(QUICK_ROUNDS if options.quick else ROUNDS)
    print(table(rows), end="")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(BEGIN)
        _, after = rest.split(END)
        PAGE.write_text(f"{before}{BEGIN}{table(rows)}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
