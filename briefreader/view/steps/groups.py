"""The library by outlet or by tag, and the next brief that is unread."""

from dataclasses import replace
from typing import Final

from briefreader.library.ports import Grouping
from briefreader.view.effects import Say, SetQuery
from briefreader.view.events import Invoked
from briefreader.view.housekeeping import FindUnread, GroupsLoaded, LoadGroups, UnreadFound
from briefreader.view.state import Session
from briefreader.view.steps.common import Stepped, stay

_NEXT: Final = {None: Grouping.OUTLET, Grouping.OUTLET: Grouping.TAG, Grouping.TAG: None}


def group(session: Session, _event: Invoked) -> Stepped:
    """Group by outlet, then by tag, then not at all."""
    by = _NEXT[session.shelf.grouping]
    if by is None:
        return replace(session, shelf=replace(session.shelf, grouping=None, groups=())), ()
    return session, (LoadGroups(by), *((SetQuery(""),) if session.inquiry.is_active else ()))


def groups_loaded(session: Session, event: GroupsLoaded) -> Stepped:
    """Show the groups."""
    shelf = replace(session.shelf, grouping=event.by, groups=event.groups, group_cursor=0)
    return replace(session, shelf=shelf), ()


def open_group(session: Session) -> Stepped:
    """Show the briefs of the chosen group: it is a search like any other, and can be seen and changed as one."""
    shelf = session.shelf
    if shelf.grouping is None or shelf.group_cursor >= len(shelf.groups):
        return stay(session)
    name = shelf.groups[shelf.group_cursor].name.replace('"', " ")
    return session, (SetQuery(f'{shelf.grouping}:"{name}"' if " " in name else f"{shelf.grouping}:{name}"),)


def next_unread(session: Session, _event: Invoked) -> Stepped:
    """Look for the next brief that is not read yet, in the whole list."""
    return session, (FindUnread(session.shelf.sort, session.shelf.cursor),)


def unread_found(session: Session, event: UnreadFound) -> Stepped:
    """Choose it."""
    if event.place is None:
        return stay(session, Say("Nothing is unread here"))
    return replace(session, shelf=replace(session.shelf, cursor=event.place, grouping=None)), ()
