"""Does what a step orders about the desk itself: other keys, lists of faults, another library."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefreader.errors import Fault
from briefreader.view import housekeeping

if TYPE_CHECKING:
    from briefreader.tui.app import DeskApp


def housekeeping_acts(app: "DeskApp") -> Mapping[type, Callable[[Any], None]]:
    """What is to be done for each order."""
    return {
        housekeeping.UseKeys: lambda order: app.use_keymap(order.keymap),
        housekeeping.ShowFaults: lambda order: show_faults(app, order.title, order.faults),
        housekeeping.AskFolder: lambda order: _ask_folder(app, order),
        housekeeping.Suspend: lambda _order: app.action_suspend_process(),
        housekeeping.ChangeLibrary: lambda order: _change_library(app, order),
        housekeeping.Watch: lambda _order: app.conductor.watch(),
    }


def show_faults(app: "DeskApp", title: str, faults: tuple[Fault, ...]) -> None:
    """Show all that is wrong with a file, a line each."""
    from briefreader.tui.screens.faults_dialog import FaultsDialog  # noqa: PLC0415 - opened now and then

    app.push_screen(FaultsDialog(title=title, faults=faults))


def _ask_folder(app: "DeskApp", order: housekeeping.AskFolder) -> None:
    from briefreader.tui.screens.line_dialog import LineDialog  # noqa: PLC0415 - as above

    def fault_of(line: str) -> str:
        return "" if Path(line.strip()).expanduser().is_dir() else "There is no such folder."

    def done(folder: str | None) -> None:
        if folder is not None:
            app.conductor.dispatch(housekeeping.FolderNamed(str(Path(folder.strip()).expanduser())))

    hint = "A folder of .txt, .md or .html files. It is only read; notes go into a folder of their own in it."
    app.push_screen(LineDialog(title="Open the library", hint=hint, line=order.folder, fault_of=fault_of), done)


def _change_library(app: "DeskApp", order: housekeeping.ChangeLibrary) -> None:
    app.next_folder = order.folder
    app.exit()
