"""The desk's mind: one pure function from what is and what happens to what will be and what is to be done."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from briefreader.view import events, gathered, housekeeping
from briefreader.view.events import Event, Invoked
from briefreader.view.state import Session
from briefreader.view.steps import (
    annotating,
    arranging,
    attaching,
    claiming,
    cutting,
    finding,
    following,
    gathering,
    groups,
    moving,
    opening,
    panes,
    saving,
    searching,
    selecting,
    sharing,
    shelf,
)
from briefreader.view.steps.common import Stepped, stay

Handler = Callable[[Session, Any], Stepped]
"""What answers one type of event."""
CommandHandler = Callable[[Session, Invoked], Stepped]

_COMMANDS: Final[Mapping[str, CommandHandler]] = {
    **dict.fromkeys(
        (
            "nav.down",
            "nav.up",
            "nav.page_down",
            "nav.page_up",
            "nav.half_down",
            "nav.half_up",
            "nav.top",
            "nav.bottom",
        ),
        moving.move,
    ),
    **dict.fromkeys(("pane.left", "pane.right", "pane.next", "pane.previous"), panes.switch),
    **dict.fromkeys(("claims.show", "links.show", "notes.show"), panes.show_side),
    **dict.fromkeys(("claim.next", "claim.previous"), moving.to_claim),
    **dict.fromkeys(("link.next", "link.previous"), moving.to_link),
    **dict.fromkeys(("highlight.next", "highlight.previous"), moving.to_highlight),
    **dict.fromkeys(("hit.next", "hit.previous"), moving.to_hit),
    **dict.fromkeys(
        (
            "heading.next",
            "heading.previous",
            "paragraph.next",
            "paragraph.previous",
            "sentence.next",
            "sentence.previous",
            "word.next",
            "word.previous",
        ),
        moving.to_unit,
    ),
    **dict.fromkeys(("select.start", "select.sentence", "select.paragraph"), selecting.start),
    **dict.fromkeys(
        (
            "highlight.add",
            "highlight.note",
            "highlight.yellow",
            "highlight.green",
            "highlight.blue",
            "highlight.red",
        ),
        annotating.highlight,
    ),
    **dict.fromkeys(("brief.next", "brief.previous"), opening.neighbour),
    **dict.fromkeys(("copy.text", "copy.quote"), sharing.copy),
    **dict.fromkeys(("claim.accept", "claim.reject"), claiming.judge_claim),
    **dict.fromkeys(("view.wider", "view.narrower"), panes.change_width),
    **dict.fromkeys(("find.regex", "find.words"), finding.toggle),
    "item.open": panes.open_item,
    "nav.back": panes.back,
    "jump.back": opening.jump_back,
    "jump.forward": opening.jump_forward,
    "brief.next_unread": groups.next_unread,
    **dict.fromkeys(("pane.wider", "pane.narrower"), arranging.change_pane),
    "view.swap": arranging.swap,
    "view.zen": arranging.zen,
    "app.suspend": arranging.suspend,
    "keys.reload": arranging.reload_keys,
    "library.open": arranging.ask_library,
    "library.group": groups.group,
    "brief.toggle_read": annotating.toggle_read,
    "brief.archive": annotating.toggle_archived,
    "brief.mark": shelf.mark,
    "brief.export": sharing.ask_export,
    "library.sort": shelf.sort,
    "library.refresh": shelf.refresh,
    "view.zoom": panes.zoom,
    "view.side": panes.toggle_side,
    "view.library": panes.toggle_library,
    "furniture.toggle": cutting.toggle,
    **dict.fromkeys(("furniture.next", "furniture.previous"), cutting.to_piece),
    "furniture.decide": cutting.decide,
    "find.here": finding.open_find,
    "search.library": searching.focus_search,
    "select.swap": selecting.swap,
    "paragraph.go": moving.ask_paragraph,
    "footnote.follow": moving.between_note_and_mark,
    "highlight.remove": annotating.remove_highlight,
    "claim.add": claiming.add_claim,
    "claim.kind": claiming.change_kind,
    "claims.filter": claiming.next_filter,
    "note.edit": annotating.edit_note,
    "tag.edit": annotating.edit_tags,
    "tag.filter": annotating.filter_by_tag,
    "edit.undo": saving.undo,
    "edit.redo": saving.redo,
    "link.open": sharing.open_link,
    "link.hints": following.show_hints,
    "link.again": following.to_same_page,
    "link.cited_by": following.cited_by,
    "search.narrow": searching.narrow,
    "search.recall": searching.recall,
    "search.save": searching.save_search,
    "search.aliases": searching.review_aliases,
    "brief.similar": searching.more_like_this,
    "search.selection": following.search_selection,
    "highlight.attach": attaching.attach,
    "notes.browse": gathering.browse,
    "basket.add": gathering.fill_basket,
    "basket.show": gathering.show_basket,
    "tags.show": gathering.show_tags,
    "app.palette": panes.show_palette,
    "app.help": panes.show_help,
    "app.quit": panes.quit_desk,
}
"""What each command of the table does; a test holds the two together."""


def _invoked(session: Session, event: Invoked) -> Stepped:
    if session.asked_to_quit and event.command != "nav.back":
        session = replace(session, asked_to_quit=False)
    if event.command != "furniture.decide" and session.reading is not None and session.reading.offer is not None:
        session = replace(session, reading=replace(session.reading, offer=None))
    handler = _COMMANDS.get(event.command)
    return handler(session, event) if handler is not None else stay(session)


_HANDLERS: Final[Mapping[type, Handler]] = {
    events.Started: shelf.started,
    events.Resized: panes.resized,
    events.Focused: panes.focused,
    events.Invoked: _invoked,
    events.RowsWanted: shelf.rows_wanted,
    events.RowsLoaded: shelf.rows_loaded,
    events.ListMoved: shelf.list_moved,
    events.QueryTyped: searching.query_typed,
    events.SearchAnswered: searching.search_answered,
    events.FacetsCounted: searching.facets_counted,
    events.SearchesLoaded: searching.searches_loaded,
    events.SearchNamed: searching.search_named,
    events.AliasesProposed: searching.aliases_proposed,
    events.Chosen: searching.chosen,
    events.Done: searching.done,
    events.BriefOpened: opening.brief_opened,
    events.BriefFailed: opening.brief_failed,
    events.Scrolled: opening.scrolled,
    events.Clicked: selecting.clicked,
    events.Dragged: selecting.dragged,
    events.CursorMoved: selecting.cursor_moved,
    events.HintTyped: following.hint_typed,
    events.FindTyped: finding.find_typed,
    events.TagsLoaded: shelf.tags_loaded,
    events.TagsChosen: annotating.tags_chosen,
    events.NoteWritten: annotating.note_written,
    events.ParagraphNamed: moving.paragraph_named,
    events.TagNamed: shelf.tag_named,
    events.ExportNamed: sharing.export_named,
    events.NotesSaved: saving.notes_saved,
    events.CutDecided: cutting.cut_decided,
    events.NotesFailed: saving.notes_failed,
    events.Exported: sharing.exported,
    events.WorkFailed: shelf.work_failed,
    events.RefreshProgressed: shelf.refresh_progressed,
    events.Refreshed: shelf.refreshed,
    events.Ticked: shelf.ticked,
    events.FolderChanged: shelf.folder_changed,
    housekeeping.KeysRead: arranging.keys_read,
    housekeeping.FolderNamed: arranging.folder_named,
    housekeeping.GroupsLoaded: groups.groups_loaded,
    housekeeping.UnreadFound: groups.unread_found,
    housekeeping.PlaceFound: shelf.place_found,
    housekeeping.PatternFound: finding.pattern_found,
    housekeeping.PublishedFound: sharing.published_found,
    gathered.Gathered: gathering.came,
    gathered.BasketFilled: gathering.basket_filled,
    gathered.BasketArranged: gathering.basket_arranged,
    gathered.EntryPicked: gathering.picked,
    gathered.MemoAsked: gathering.memo_asked,
    gathered.TagDeskLoaded: gathering.tag_desk_came,
    gathered.TagActAsked: gathering.tag_act,
    gathered.TagStepPlanned: gathering.step_planned,
    gathered.TagStepAgreed: gathering.step_agreed,
    gathered.TagStepDone: gathering.step_done,
    gathered.AsidesRead: gathering.asides_read,
    gathered.AsideJudged: gathering.aside_judged,
    gathered.AsideSettled: gathering.aside_settled,
}

COMMAND_IDS: Final = frozenset(_COMMANDS)


def step(session: Session, event: Event) -> Stepped:
    """What the desk becomes by an event, and what has to be done about it. Pure, and never raises for any event."""
    return saving.in_order(event, _HANDLERS[type(event)](session, event), _invoked)
