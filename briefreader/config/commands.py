"""The command table: everything the reading desk can be told to do, and the keys it answers to.

Bindings, footer, palette, help screen, `briefreader keys` and the key table of the README are made from it, so a
command is added here and nowhere else. Keys have Textual's names; the keys of a sequence are parted by one space.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final


class Context(StrEnum):
    """Where the keyboard is: the part of the desk that has the focus."""

    ANYWHERE = "anywhere"
    LIST = "list"
    ARTICLE = "article"
    CLAIMS = "claims"
    LINKS = "links"
    NOTES = "notes"
    SEARCH = "search"

    def meets(self, other: "Context") -> bool:
        """Whether one key press can reach both, so that they must not share a key."""
        return self is other or Context.ANYWHERE in {self, other}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing the desk can do.

    Attributes:
        id: its name in keymap files, "noun.verb".
        title: an imperative, for palette and help.
        help: one sentence that says what happens.
        keys: the keys of the default keymap; a sequence is one string with spaces ("g g").
        contexts: where its keys work.
        group: its heading in the help.
        footer: a word for the footer, or None to stay out of it.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    contexts: tuple[Context, ...]
    group: str
    footer: str | None = None

    def meets(self, other: "Command") -> bool:
        """Whether there is a place where the keys of both work."""
        return any(mine.meets(theirs) for mine in self.contexts for theirs in other.contexts)


def _command(
    name: str, keys: tuple[str, ...], title: str, says: str, *contexts: Context, footer: str | None = None
) -> Command:
    where = contexts or (Context.ANYWHERE,)
    return Command(id=name, title=title, help=says, keys=keys, contexts=where, group="", footer=footer)


_LIST, _ARTICLE, _CLAIMS, _LINKS, _NOTES = Context.LIST, Context.ARTICLE, Context.CLAIMS, Context.LINKS, Context.NOTES

_MOVE: Final = (
    _command("nav.down", ("j", "down"), "Move down", "Go one line or one row down."),
    _command("nav.up", ("k", "up"), "Move up", "Go one line or one row up."),
    _command("nav.page_down", ("space", "pagedown"), "Page down", "Go one page down."),
    _command("nav.page_up", ("b", "pageup"), "Page up", "Go one page up."),
    _command("nav.half_down", ("ctrl+d",), "Half a page down", "Go half a page down."),
    _command("nav.half_up", ("ctrl+u",), "Half a page up", "Go half a page up."),
    _command("nav.top", ("g", "home"), "Go to the top", "Go to the first line or row."),
    _command("nav.bottom", ("G", "end"), "Go to the bottom", "Go to the last line or row."),
    _command(
        "word.next", ("w", "ctrl+right"), "Next word", "Move the cursor of the article to the next word.", _ARTICLE
    ),
    _command("word.previous", ("W", "ctrl+left"), "Previous word", "Move the cursor to the word before.", _ARTICLE),
    _command(
        "sentence.next", ("right_parenthesis",), "Next sentence", "Move the cursor to the next sentence.", _ARTICLE
    ),
    _command(
        "sentence.previous",
        ("left_parenthesis",),
        "Previous sentence",
        "Move the cursor to the sentence before.",
        _ARTICLE,
    ),
    _command(
        "paragraph.next", ("right_curly_bracket",), "Next paragraph", "Move the cursor to the next paragraph.", _ARTICLE
    ),
    _command(
        "paragraph.previous",
        ("left_curly_bracket",),
        "Previous paragraph",
        "Move the cursor to the paragraph before.",
        _ARTICLE,
    ),
    _command("paragraph.go", ("p",), "Go to a paragraph", "Ask for the number of a paragraph and go there.", _ARTICLE),
    _command(
        "footnote.follow",
        ("F",),
        "Follow a footnote",
        "Go from the next footnote mark to its note, or from a note back to its mark.",
        _ARTICLE,
    ),
    _command("heading.next", ("alt+down",), "Next heading", "Go to the next heading of the article.", _ARTICLE),
    _command("heading.previous", ("alt+up",), "Previous heading", "Go to the heading before.", _ARTICLE),
    _command("pane.left", ("h", "left"), "Go to the pane on the left", "Move the focus to the pane on the left."),
    _command("pane.right", ("l", "right"), "Go to the pane on the right", "Move the focus to the pane on the right."),
    _command("pane.next", ("tab",), "Go to the next pane", "Move the focus to the next pane."),
    _command("pane.previous", ("shift+tab",), "Go to the previous pane", "Move the focus to the pane before."),
    _command(
        "item.open",
        ("enter",),
        "Open",
        "Open the brief under the cursor, or go to the place of the claim, link or highlight in the article.",
        *(_LIST, _CLAIMS, _LINKS, _NOTES, Context.SEARCH),
        footer="Open",
    ),
    _command("nav.back", ("q", "escape"), "Go back", "Close what is on top, or return to the pane before."),
    _command("jump.back", ("ctrl+o", "alt+left"), "Jump back", "Return to the place before the last jump."),
    _command("jump.forward", ("alt+right",), "Jump forward", "Undo the last jump back."),
)

_READ: Final = (
    _command("brief.next", ("J",), "Next brief", "Open the brief after this one in the list."),
    _command("brief.previous", ("K",), "Previous brief", "Open the brief before this one in the list."),
    _command("brief.next_unread", ("n",), "Next unread brief", "Go to the next brief that is not read yet.", _LIST),
    _command(
        "claim.next",
        ("right_square_bracket",),
        "Next claim",
        "Go to the next key claim of the article.",
        _ARTICLE,
        _CLAIMS,
    ),
    _command(
        "claim.previous", ("left_square_bracket",), "Previous claim", "Go to the key claim before.", _ARTICLE, _CLAIMS
    ),
    _command(
        "highlight.next",
        ("full_stop",),
        "Next highlight",
        "Go to your next highlight in the article.",
        _ARTICLE,
        _NOTES,
    ),
    _command("highlight.previous", ("comma",), "Previous highlight", "Go to the highlight before.", _ARTICLE, _NOTES),
    _command("link.next", ("greater_than_sign",), "Next link", "Go to the next link of the article.", _ARTICLE, _LINKS),
    _command("link.previous", ("less_than_sign",), "Previous link", "Go to the link before.", _ARTICLE, _LINKS),
    _command("brief.toggle_read", ("r",), "Mark as read or unread", "Turn the brief's read state round."),
    _command("brief.archive", ("A",), "Archive", "Put the brief away as done with, or take it back."),
    _command(
        "brief.mark", ("m",), "Mark the brief", "Mark the brief, so that tags and states go to all marked ones.", _LIST
    ),
    _command(
        "library.group",
        ("v",),
        "Group the library",
        "List the outlets, then the tags, then the briefs again; enter shows the briefs of a group.",
        _LIST,
    ),
    _command(
        "library.sort",
        ("S",),
        "Sort the library",
        "Sort by date, title, outlet, unread or recently read, in turn.",
        _LIST,
    ),
    _command("library.refresh", ("R", "f5"), "Look for changes", "Read what was added or changed in the folder."),
    _command("view.zoom", ("z",), "Zoom", "Give the whole screen to the pane with the focus, or share it again."),
    _command(
        "furniture.toggle", ("x",), "Show what was cut", "Show or hide the page furniture, with reasons.", _ARTICLE
    ),
    _command("furniture.next", ("d",), "Next cut block", "Choose the next block that was cut from the page.", _ARTICLE),
    _command("furniture.previous", ("D",), "Previous cut block", "Choose the block that was cut before.", _ARTICLE),
    _command(
        "furniture.decide",
        ("X",),
        "Cut or restore",
        "Put the chosen block back into the article, or cut the paragraph at the cursor; again: in the outlet's other"
        " briefs too.",
        _ARTICLE,
    ),
)

_FIND: Final = (
    _command(
        "find.here", ("slash",), "Find", "Find words in the article; from a list, search the library.", footer="Find"
    ),
    _command("search.library", ("semicolon",), "Search the library", "Search all briefs, from wherever you are."),
    _command(
        "search.narrow",
        ("F",),
        "Narrow the search",
        "Count what is found by outlet, tag, year and kind of claim, and add one of them to the search.",
        _LIST,
        footer="Narrow",
    ),
    _command("search.recall", ("H",), "Search again", "Choose one of the saved searches and of the last ones."),
    _command("search.save", ("ctrl+s",), "Save the search", "Keep the search under a name.", _LIST, Context.SEARCH),
    _command("brief.similar", ("tilde",), "More like this", "List the briefs that speak of the same."),
    _command(
        "search.aliases",
        ("Z",),
        "Join spellings",
        "Find names that are spelled in two ways, and let a search find both.",
    ),
    _command(
        "search.selection",
        ("asterisk",),
        "Search the library for the selection",
        "Search all briefs for the selected words, or for the word at the last jump.",
        _ARTICLE,
    ),
    _command("hit.next", ("n",), "Next hit", "Go to the next place that was found in the article.", _ARTICLE),
    _command("hit.previous", ("N",), "Previous hit", "Go to the place that was found before.", _ARTICLE),
    _command(
        "find.regex",
        ("alt+r",),
        "Find by pattern",
        "Read what is sought as a regular expression, or as words.",
        Context.SEARCH,
    ),
    _command(
        "find.words", ("alt+w",), "Find whole words", "Find whole words only, or parts of words too.", Context.SEARCH
    ),
)

_MARK: Final = (
    _command("select.start", ("v",), "Select", "Select text by moving; press it again to let go.", _ARTICLE),
    _command("select.sentence", ("S",), "Select the sentence", "Select the sentence at the cursor.", _ARTICLE),
    _command("select.paragraph", ("V",), "Select the paragraph", "Select the paragraph at the cursor.", _ARTICLE),
    _command("select.swap", ("percent_sign",), "Swap the ends", "Move the other end of what is selected.", _ARTICLE),
    _command(
        "highlight.add",
        ("m",),
        "Highlight",
        "Highlight the selected text, or the claim under the cursor.",
        *(_ARTICLE, _CLAIMS),
        footer="Highlight",
    ),
    _command(
        "highlight.note", ("a",), "Highlight with a note", "Highlight the selected text and write about it.", _ARTICLE
    ),
    _command("highlight.yellow", ("1",), "Highlight in yellow", "Highlight the selected text in yellow.", _ARTICLE),
    _command("highlight.green", ("2",), "Highlight in green", "Highlight the selected text in green.", _ARTICLE),
    _command("highlight.blue", ("3",), "Highlight in blue", "Highlight the selected text in blue.", _ARTICLE),
    _command("highlight.red", ("4",), "Highlight in red", "Highlight the selected text in red.", _ARTICLE),
    _command(
        "highlight.remove", ("M",), "Remove the highlight", "Remove the highlight at the cursor.", _ARTICLE, _NOTES
    ),
    _command("copy.text", ("y",), "Copy", "Copy the selected text or the item under the cursor."),
    _command("copy.quote", ("Y",), "Copy as a quote", "Copy with author, year and paragraph.", _ARTICLE, _CLAIMS),
    _command("claim.accept", ("a",), "Keep the claim", "Keep the claim with your notes.", _CLAIMS, footer="Keep"),
    _command(
        "claim.reject", ("d",), "Drop the claim", "Say that the sentence is no key claim.", _CLAIMS, footer="Drop"
    ),
    _command(
        "claim.kind", ("w",), "Change the kind", "Keep the claim, as one of the next kind.", _CLAIMS, footer="Kind"
    ),
    _command("claim.add", ("C",), "Make it a claim", "Keep the selected text as a key claim.", _ARTICLE),
)

_WRITE: Final = (
    _command("note.edit", ("e",), "Write a note", "Edit the note of the brief, or of the highlight at the cursor."),
    _command("tag.edit", ("t",), "Tag", "Edit the tags of the brief.", footer="Tag"),
    _command("tag.filter", ("T",), "Filter by tag", "Show only the briefs with a tag."),
    _command("edit.undo", ("U",), "Undo", "Take back the last change."),
    _command("edit.redo", ("ctrl+r",), "Redo", "Make the change again that was taken back."),
    _command(
        "highlight.attach",
        ("i",),
        "Attach a lost highlight",
        "Give a highlight that the text no longer has a new place: begin to select, or take what is selected.",
        *(_ARTICLE, _NOTES),
    ),
    _command("notes.browse", ("O",), "Browse all notes", "List all highlights, kept claims and notes of the library."),
    _command(
        "basket.add",
        ("plus",),
        "Put into the basket",
        "Put the claim, highlight or note into the basket for a memo; selected text is highlighted for it.",
        *(_ARTICLE, _CLAIMS, _NOTES),
    ),
    _command("basket.show", ("P",), "Show the basket", "Put the basket in order, and write it as a memo."),
    _command(
        "tags.show",
        ("number_sign",),
        "Show all tags",
        "List all tags with their counts; rename, merge and describe them, or run the tag rules.",
    ),
    _command("brief.export", ("s",), "Save as Markdown", "Write brief, highlights and notes to a Markdown file."),
)

_SHOW: Final = (
    _command("claims.show", ("c",), "Show the claims", "Go to the key claims of the brief.", footer="Claims"),
    _command(
        "claims.filter",
        ("f",),
        "Show one kind of claims",
        "Show the claims of one kind, then of the next, then all again.",
        _CLAIMS,
        footer="Filter",
    ),
    _command("links.show", ("u",), "Show the links", "Go to the links of the brief.", footer="Links"),
    _command("notes.show", ("E",), "Show the notes", "Go to the note, highlights and tags of the brief."),
    _command("view.library", ("B",), "Show or hide the library", "Hide the list of briefs, or show it again."),
    _command("view.side", ("backslash",), "Show or hide the side", "Hide claims, links and notes, or show them again."),
    _command("view.wider", ("equals_sign",), "Wider text", "Make the column of text wider."),
    _command("view.narrower", ("minus",), "Narrower text", "Make the column of text narrower."),
    _command("pane.wider", ("alt+l",), "Wider pane", "Make the list or the side wider, whichever has the focus."),
    _command("pane.narrower", ("alt+h",), "Narrower pane", "Make the list or the side narrower."),
    _command("view.swap", ("alt+s",), "Swap the panes", "Put the library on the right and the side on the left."),
    _command("view.zen", ("alt+z",), "Zen", "Show the text and nothing else, or everything again."),
    _command("link.open", ("o",), "Open the link", "Open the link in the browser.", _ARTICLE, _LINKS),
    _command(
        "link.hints",
        ("f",),
        "Follow a link by letters",
        "Put letters on the links in sight; typing them goes to the link.",
        _ARTICLE,
    ),
    _command(
        "link.again",
        ("ampersand",),
        "Next link to the page",
        "Go to the next link to the page of the chosen link; behind the last one, to the first.",
        *(_ARTICLE, _LINKS),
    ),
    _command("link.cited_by", ("L",), "Cited by", "List the briefs that link to the same page.", _ARTICLE, _LINKS),
)

_DESK: Final = (
    _command("app.palette", ("colon", "ctrl+p"), "Open the palette", "Find a command by name.", footer="Commands"),
    _command("app.help", ("question_mark", "f1"), "Show the help", "Show all keys.", footer="Help"),
    _command("library.open", ("alt+o",), "Open another library", "Ask for a folder of briefs and open it."),
    _command("keys.reload", ("f9",), "Read the keys again", "Take the keymap as its file is now, and list its faults."),
    _command("app.suspend", ("ctrl+z",), "Suspend", "Go to the shell; `fg` comes back."),
    _command("app.quit", ("Q", "ctrl+q"), "Quit", "Close the reading desk; everything is saved already."),
)

_GROUPS: Final = {
    "Move": _MOVE,
    "Read": _READ,
    "Find": _FIND,
    "Mark": _MARK,
    "Write": _WRITE,
    "Panes and links": _SHOW,
    "Desk": _DESK,
}

COMMANDS: Final[tuple[Command, ...]] = tuple(
    replace(command, group=group) for group, commands in _GROUPS.items() for command in commands
)
"""All commands, in the order of the help screen."""

COMMANDS_BY_ID: Final[dict[str, Command]] = {command.id: command for command in COMMANDS}
