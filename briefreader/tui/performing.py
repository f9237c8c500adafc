"""Does what a step orders the screen to do: dialogs, messages, the clipboard, the browser."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

from briefreader.errors import Severity
from briefreader.tui.gathering import GatheringScreens
from briefreader.tui.housekeeping import housekeeping_acts
from briefreader.tui.telling import came_of
from briefreader.view import effects as orders
from briefreader.view import events
from briefreader.view.addresses import judged
from briefreader.view.effects import Effect
from briefreader.view.safe import safe
from briefreader.view.tagging import TagEditing, result

if TYPE_CHECKING:
    from briefreader.tui.app import DeskApp

_TOASTS: Final[Mapping[Severity, tuple[Literal["information", "warning", "error"], float]]] = {
    "note": ("information", 3),
    "warning": ("warning", 8),
    "error": ("error", 12),
}
"""How a message looks, and for how many seconds: what needs a next step stays longer."""


class Performer:
    """The screen's hands."""

    def __init__(self, app: "DeskApp") -> None:
        self._app = app
        self._acts: Mapping[type, Callable[[Any], None]] = {
            orders.Reveal: self._reveal,
            orders.Move: self._move,
            orders.AskTags: self._ask_tags,
            orders.AskTag: self._ask_tag,
            orders.AskNote: self._ask_note,
            orders.AskExport: self._ask_export,
            orders.AskParagraph: self._ask_paragraph,
            orders.AskUrl: self._ask_url,
            orders.AskChoice: self._ask_choice,
            orders.AskSearchName: self._ask_search_name,
            orders.Copy: self._copy,
            orders.Say: self._say,
            orders.SetQuery: self._set_query,
            orders.Show: self._show,
            orders.Quit: self._quit,
            **housekeeping_acts(app),
            **GatheringScreens(app).acts(),
        }

    def perform(self, effect: Effect) -> None:
        """Do one thing."""
        self._acts[type(effect)](effect)

    def say(self, text: str, severity: Severity) -> None:
        """Show a message; one at a time, so that they never pile up over the text."""
        look, seconds = _TOASTS[severity]
        self._app.clear_notifications()
        self._app.notify(safe(text), severity=look, timeout=seconds, markup=False)

    def list_keys(self, lines: tuple[str, ...]) -> None:
        """Show what keys can follow, until the next one is pressed."""
        self._app.clear_notifications()
        self._app.notify("\n".join(map(safe, lines)), timeout=60, markup=False)

    def _say(self, order: orders.Say) -> None:
        self.say(order.text, order.severity)

    def _reveal(self, order: orders.Reveal) -> None:
        self._app.desk.reveal(order.start, order.end, at_top=order.at_top)

    def _move(self, order: orders.Move) -> None:
        event = came_of(self._app.desk.move(order.pane, order.command))
        if event is not None:
            self._app.conductor.dispatch(event)

    def _set_query(self, order: orders.SetQuery) -> None:
        self._app.desk.set_query(order.line)

    def _copy(self, order: orders.Copy) -> None:
        self._app.copy_to_clipboard(order.text)
        self.say(f"Copied the {order.what}: {order.text[:60]}{'…' if len(order.text) > 60 else ''}", "note")  # noqa: PLR2004 - one line

    def _quit(self, _order: orders.Quit) -> None:
        self._app.exit()

    def _show(self, order: orders.Show) -> None:
        if order.what == "help":
            from briefreader.tui.screens.help_screen import HelpScreen  # noqa: PLC0415 - opened now and then

            self._app.push_screen(HelpScreen(self._app.session.keymap), self._invoke)
        else:
            from briefreader.tui.palette import desk_palette  # noqa: PLC0415 - as above

            self._app.push_screen(desk_palette())

    def _invoke(self, command: str | None) -> None:
        if command:
            self._app.action_invoke(command)

    def _ask_tags(self, order: orders.AskTags) -> None:
        from briefreader.tui.screens.tag_dialog import TagDialog  # noqa: PLC0415 - as above

        editing = TagEditing(original=order.chosen, chosen=order.chosen, known=order.known, recent=order.recent)

        def done(edited: TagEditing | None) -> None:
            if edited is not None:
                add, remove = result(edited)
                now = datetime.now(UTC).replace(microsecond=0)
                self._app.conductor.dispatch(events.TagsChosen(order.briefs, add, remove, now, order.highlight_id))

        self._app.push_screen(TagDialog(title=f"Tags · {order.title}", editing=editing), done)

    def _ask_tag(self, order: orders.AskTag) -> None:
        from briefreader.tui.screens.tag_dialog import tag_picker  # noqa: PLC0415 - as above

        def done(edited: TagEditing | None) -> None:
            if edited is not None and edited.chosen:
                self._app.conductor.dispatch(events.TagNamed(edited.chosen[0]))

        self._app.push_screen(tag_picker(order.known), done)

    def _ask_note(self, order: orders.AskNote) -> None:
        from briefreader.tui.screens.note_dialog import NoteDialog  # noqa: PLC0415 - the text field costs 8 ms

        def done(text: str | None) -> None:
            if text is not None and text != order.text:
                now = datetime.now(UTC).replace(microsecond=0)
                self._app.conductor.dispatch(events.NoteWritten(order.brief_id, order.highlight_id, text, now))

        self._app.push_screen(NoteDialog(title=order.title, text=order.text), done)

    def _ask_export(self, order: orders.AskExport) -> None:
        from briefreader.tui.screens.line_dialog import LineDialog  # noqa: PLC0415 - as above

        def done(path: str | None) -> None:
            if path is not None and path.strip():
                self._app.conductor.dispatch(events.ExportNamed(order.brief_id, path.strip()))

        hint = "A file that is an earlier export is brought up to date, and what you wrote into it stays."
        self._app.push_screen(LineDialog(title="Write as Markdown to", hint=hint, line=order.path), done)

    def _ask_paragraph(self, order: orders.AskParagraph) -> None:
        from briefreader.tui.screens.line_dialog import LineDialog  # noqa: PLC0415 - as above

        def fault_of(line: str) -> str:
            is_number = line.strip().isdecimal() and 1 <= int(line) <= order.last
            return "" if is_number else f"A number from 1 to {order.last}, please."

        def done(line: str | None) -> None:
            if line is not None:
                self._app.conductor.dispatch(events.ParagraphNamed(int(line)))

        dialog = LineDialog(title="Go to paragraph", hint=f"1 to {order.last}", fault_of=fault_of)
        self._app.push_screen(dialog, done)

    def _ask_choice(self, order: orders.AskChoice) -> None:
        from briefreader.tui.screens.choice_dialog import ChoiceDialog  # noqa: PLC0415 - as above

        def done(key: str | None) -> None:
            if key is not None:
                self._app.conductor.dispatch(events.Chosen(order.about, key))

        self._app.push_screen(ChoiceDialog(title=order.title, hint=order.hint, choices=order.choices), done)

    def _ask_search_name(self, order: orders.AskSearchName) -> None:
        from briefreader.tui.screens.line_dialog import LineDialog  # noqa: PLC0415 - as above

        def done(name: str | None) -> None:
            if name is not None and name.strip():
                self._app.conductor.dispatch(events.SearchNamed(name.strip(), order.line))

        hint = "briefreader.yaml keeps it; a search of that name is replaced."
        self._app.push_screen(LineDialog(title="Keep the search as", hint=hint, line=order.line), done)

    def _ask_url(self, order: orders.AskUrl) -> None:
        import webbrowser  # noqa: PLC0415 - as above

        from briefreader.tui.screens.url_dialog import UrlDialog  # noqa: PLC0415 - as above

        address = judged(order.url)

        def done(answer: str | None) -> None:
            if answer == "copy":
                self.perform(orders.Copy(order.url, "address"))
            elif answer == "open" and address.may_be_opened and not webbrowser.open(order.url):
                self.perform(orders.Copy(order.url, "address"))
                self.say("No browser could be started: the address was copied instead", "warning")

        self._app.push_screen(UrlDialog(address), done)
