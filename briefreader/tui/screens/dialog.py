"""What the dialogs over the desk have in common."""

from typing import ClassVar, Final, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen

from briefreader.view.models import Piece, Tone
from briefreader.view.safe import safe

Result = TypeVar("Result")
_STYLES: Final = {
    Tone.STRONG: "bold",
    Tone.MUTED: "$muted",
    Tone.ACCENT: "$accent",
    Tone.GOOD: "$success",
    Tone.WARN: "$warning",
    Tone.BAD: "$error",
    Tone.MARK: "bold underline",
    Tone.GROUP: "bold $primary",
}


class Dialog(ModalScreen[Result | None]):
    """A box over the desk; escape closes it without a result."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "cancel", "Close", show=False),
    ]
    AUTO_FOCUS = "Input, TextArea, OptionList"

    def action_cancel(self) -> None:
        """Close without a result."""
        self.dismiss(None)


def content(*pieces: Piece) -> Content:
    """Pieces as the toolkit's text: safe, never read as markup, each in the style of its tone."""
    return Content.assemble(*((safe(piece.text), _STYLES.get(piece.tone, "")) for piece in pieces))


def plain(text: str) -> Content:
    """A text that is shown as it is."""
    return Content("\n".join(map(safe, text.split("\n"))))
