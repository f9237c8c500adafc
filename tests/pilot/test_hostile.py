"""Hostile text on the screen: shown harmlessly, no crash, no styled lie."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot

from briefreader.config.keymap import Keymap
from briefreader.config.settings import Settings
from briefreader.extract.pipeline import read_brief
from briefreader.model.brief import BriefId, Link, LinkKind, Metadata, Span
from briefreader.tui.app import DeskApp
from briefreader.tui.guard import Guard

Fake = Any
"""What the conftest gives, whose types cannot be imported."""
ESCAPES = "\x1b[31mred\x1b]52;c;aGk=\x07 \x9b31m \x1bc"
HOSTILE = {
    "escapes": ESCAPES,
    "markup": "[/x] [bold [@click=app.exit]x[/] [link=https://a.example]b",
    "bidi": "abc \u202etxt.exe\u202c \u2066x\u2069",
    "zero width": "a\u200bb\ufeffc\u2060d\u00adx",
    "emoji": "👩‍👩‍👧‍👦 👍🏽 ❤️ 1️⃣ 🇺🇦 日本語 नमस्ते e\u0301\u0302\u0303",
    "tabs and lines": "a\tb\x0bc\x0cd\x85e\u2028f\u2029g\x00h",
    "surrogate": "a\ud800b",
}
FORBIDDEN = frozenset(map(chr, [*range(32), 127, *range(128, 160), 0x202E, 0x2066, 0xD800])) - {"\n"}


def brief_of(text: str) -> Any:  # noqa: ANN401 - spares an import in every test
    data = f"A Title of Some Kind\n\n{text} and this goes on for long enough to be a paragraph of an article.\n\n" * 2
    brief = read_brief(data.encode("utf-8", "surrogatepass"), brief_id=BriefId("h.txt"), path="/b/h.txt")
    body = f"{text} stands first.\n\nA second paragraph holds {text} too."
    return replace(brief, text=body, blocks=(), metadata=Metadata(title=text, outlet=text, dek=text, kicker=text))


@pytest.mark.parametrize("kind", HOSTILE)
async def test_no_control_reaches_the_screen_from_any_pane(
    kind: str,
    library: Fake,
    settings: Settings,
    keymap: Keymap,
    until: Fake,
) -> None:
    text = HOSTILE[kind]
    quiet = library.briefs[BriefId("quiet.txt")]
    blocks = (replace(quiet.blocks[0], span=Span(0, len(text) + 14)),)
    links = (Link(kind=LinkKind.CITATION, text=text, href=text, url=f"https://{text}", number=1, span=Span(0, 3)),)
    hostile = replace(brief_of(text), id=BriefId(f"h {text}.txt"), blocks=blocks, links=links)
    library.briefs = {hostile.id: hostile}
    desk = DeskApp(lambda: (library, None), settings, keymap)
    async with desk.run_test(size=(160, 40)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "enter")
        await until(pilot, lambda: desk.session.reading is not None)
        for keys in (
            ("c",),
            ("u",),
            ("E",),
            ("u", "o"),
            ("escape", "t"),
            ("escape", "e"),
            ("escape", "s"),
            ("escape",),
        ):
            await press(pilot, *keys)
            await pilot.pause()
            shown = drawn(desk)
            assert not FORBIDDEN & set(shown), keys


def drawn(desk: DeskApp) -> str:
    """What the screen would send, after the last filter."""
    guard = Guard(())
    lines = desk.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in guard.apply(list(line), Color(0, 0, 0))) for line in lines)


def test_the_guard_lets_ordinary_lines_and_the_toolkits_own_controls_pass() -> None:
    ordinary = [Segment("“text” 日本")]
    assert Guard(()).apply(ordinary, Color(0, 0, 0)) is ordinary
    assert Guard(()).apply([Segment("a\x1b[2Jb")], Color(0, 0, 0))[0].text == "a␛[2Jb"


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: "x" * 1_000_000, id="one long word"),
        pytest.param(lambda: "日" * 200_000, id="one long word of wide letters"),
        pytest.param(lambda: "word " * 100_000, id="one long paragraph"),
    ],
)
async def test_a_megabyte_in_one_piece_opens_and_scrolls(
    make: Callable[[], str],
    library: Fake,
    settings: Settings,
    keymap: Keymap,
    until: Fake,
) -> None:
    quiet = library.briefs[BriefId("quiet.txt")]
    text = make()
    links = tuple(
        Link(kind=LinkKind.CITATION, text="x", href="x", url="https://a.example", span=Span(at, at + 1))
        for at in range(0, len(text), max(1, len(text) // 100_000))
    )
    block = replace(quiet.blocks[0], span=Span(0, len(text)))
    library.briefs = {quiet.id: replace(quiet, text=text, blocks=(block,), links=links, metadata=Metadata(title=text))}
    desk = DeskApp(lambda: (library, None), settings, keymap)
    async with desk.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: desk.session.has_looked)
        await press(pilot, "enter")
        await until(pilot, lambda: desk.session.reading is not None)
        await press(pilot, "G", "u", "G", "escape")
        assert desk.session.reading is not None
        assert desk.session.reading.share == 1.0


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let the desk come to rest."""
    desk = pilot.app
    assert isinstance(desk, DeskApp)
    for key in keys:
        await pilot.press(key)
        while desk.keyboard.is_busy:
            await pilot.pause(0.001)
    await pilot.pause()
