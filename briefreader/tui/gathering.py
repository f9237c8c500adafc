"""Work and dialogs about all that was written in the library: the browser, the basket, tags, versions put aside."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from briefreader.library.holdings import Holdings
from briefreader.tui.export_files import read_export, write_whole
from briefreader.view import events, gathered
from briefreader.view.models import ListView, Piece, Row, RowLine

if TYPE_CHECKING:
    from briefreader.library.tagging import TagPlan
    from briefreader.tui.app import DeskApp
    from briefreader.tui.screens.dialog import Dialog
    from briefreader.view.events import Event

Result = TypeVar("Result")


class Gatherer:
    """The jobs, for threads. What they need is imported when it is first asked for."""

    def __init__(self, library: Holdings) -> None:
        self._library = library

    def reading(self) -> Mapping[type, Callable[[Any], "Event | None"]]:
        """The jobs that only read."""
        return {
            gathered.GatherNotes: self._gather_notes,
            gathered.LoadTagDesk: self._load_tags,
            gathered.PlanTagStep: self._plan,
            gathered.ReadAsides: self._read_asides,
        }

    def writing(self) -> Mapping[type, Callable[[Any], "Event | None"]]:
        """The jobs that write, or must see what was written: they keep their order."""
        return {
            gathered.GatherBasket: self._gather_basket,
            gathered.FillBasket: self._fill_basket,
            gathered.KeepBasket: self._keep_basket,
            gathered.WriteMemo: self._write_memo,
            gathered.CarryOutTagStep: self._carry_out,
            gathered.StyleTag: self._style_tag,
            gathered.SettleAside: self._settle,
        }

    def _gather_notes(self, _order: gathered.GatherNotes) -> "Event":
        from briefreader.library.collecting import gather  # noqa: PLC0415

        found = gather(self._library)
        return gathered.Gathered("notes", found.entries, self._library.file.load().file.basket, found.faults)

    def _gather_basket(self, _order: gathered.GatherBasket) -> "Event":
        from briefreader.library.collecting import named  # noqa: PLC0415

        basket = self._library.file.load().file.basket
        found = named(self._library, basket)
        return gathered.Gathered("basket", found.entries, basket, found.faults)

    def _fill_basket(self, order: gathered.FillBasket) -> "Event":
        from briefreader.library.memo import Basket  # noqa: PLC0415

        before = self._library.file.load().file.basket
        basket = Basket(before)
        filled = basket.without(order.key) if order.key in before else basket.with_entry(order.key)
        kept = self._library.file.edit(lambda file: replace(file, basket=filled.keys)).basket
        return gathered.BasketFilled(order.quote, order.key in kept, len(kept))

    def _keep_basket(self, order: gathered.KeepBasket) -> None:
        self._library.file.edit(lambda file: replace(file, basket=order.keys))

    def _write_memo(self, order: gathered.WriteMemo) -> "Event":
        from briefreader.library.collecting import keys_of, named, sources_of  # noqa: PLC0415
        from briefreader.library.memo import memo  # noqa: PLC0415

        path = Path(order.path).expanduser()
        found = named(self._library, order.keys)
        sources = sources_of(self._library, found.entries)
        text = memo(
            path.stem.replace("-", " ").replace("_", " ").capitalize(),
            found.entries,
            sources=sources,
            citekeys=keys_of(self._library, sources.values()),
            created=self._library.clock.now().date(),
            existing=read_export(path),
        )
        write_whole(path, text)
        return events.Exported(str(path))

    def _load_tags(self, _order: gathered.LoadTagDesk) -> "Event":
        return self._tag_desk("")

    def _tag_desk(self, at: str) -> "Event":
        from briefreader.library.tag_steps import last  # noqa: PLC0415

        step = last(self._library)
        styles = self._library.file.load().file.tags
        return gathered.TagDeskLoaded(self._library.tags(), styles, step.what if step else "", at)

    def _plan(self, order: gathered.PlanTagStep) -> "Event":
        return gathered.TagStepPlanned(order.act, self._planned(order))

    def _planned(self, order: gathered.PlanTagStep) -> "TagPlan":
        from briefreader.library import tag_steps, tagging  # noqa: PLC0415

        if order.act == "rename":
            return tag_steps.plan_rename(self._library, order.tag, order.new)
        if order.act == "rules":
            rules = self._library.file.load().file.rules
            return tag_steps.joined(tag_steps.plan_rules(self._library, rules))
        step = tag_steps.last(self._library)
        return step.undone() if step is not None else tagging.TagPlan(what="undo", changes=())

    def _carry_out(self, order: gathered.CarryOutTagStep) -> "Event":
        from briefreader.library import tag_steps  # noqa: PLC0415

        if order.act == "undo" and (undone := tag_steps.undo(self._library)) is not None:
            return gathered.TagStepDone(order.act, replace(undone, plan=order.plan))
        return gathered.TagStepDone(order.act, tag_steps.carry_out(self._library, order.plan))

    def _style_tag(self, order: gathered.StyleTag) -> "Event":
        self._library.file.edit(lambda file: file.with_tag(order.tag, order.style))
        return self._tag_desk(order.tag)

    def _read_asides(self, order: gathered.ReadAsides) -> "Event | None":
        if not self._library.put_aside.conflicts(order.brief_id):
            return gathered.AsidesRead(order.brief_id, ())
        from briefreader.library.settling import asides  # noqa: PLC0415

        return gathered.AsidesRead(order.brief_id, asides(self._library, order.brief_id))

    def _settle(self, order: gathered.SettleAside) -> "Event":
        from briefreader.library.settling import asides, take_over, throw_away  # noqa: PLC0415

        if order.is_taken:
            notes = take_over(self._library, order.brief_id, order.path)
        else:
            throw_away(self._library, order.path)
            notes = self._library.notes(order.brief_id)
        left = asides(self._library, order.brief_id)
        return gathered.AsideSettled(order.brief_id, notes, left, order.is_taken)


class GatheringScreens:
    """The dialogs."""

    def __init__(self, app: "DeskApp") -> None:
        self._app = app

    def acts(self) -> Mapping[type, Callable[[Any], None]]:
        """What the screen does for each order."""
        return {
            gathered.ShowEntries: self._show_entries,
            gathered.ShowTagDesk: self._show_tags,
            gathered.AskTagStep: self._ask_step,
            gathered.AskMemo: self._ask_memo,
            gathered.AskAside: self._ask_aside,
        }

    def _push(self, dialog: "Dialog[Result]", done: "Callable[[Result | None], None]") -> None:
        """Open a dialog; messages would cover what its keys do."""
        self._app.clear_notifications()
        self._app.push_screen(dialog, done)

    def _show_entries(self, order: gathered.ShowEntries) -> None:
        from briefreader.library.memo import Basket  # noqa: PLC0415
        from briefreader.tui.screens.entries_dialog import (  # noqa: PLC0415
            BasketDialog,
            BrowserDialog,
            EntriesLeft,
        )
        from briefreader.view.browsing import Browsing  # noqa: PLC0415

        def done(left: EntriesLeft | None) -> None:
            if left is None:
                return
            if left.basket != order.basket:
                self._app.conductor.dispatch(gathered.BasketArranged(left.basket))
            if left.goes_to is not None:
                self._app.conductor.dispatch(gathered.EntryPicked(left.goes_to.brief, left.goes_to.span))
            elif left.wants == "memo":
                self._app.conductor.dispatch(gathered.MemoAsked(left.basket))
            elif left.wants == "basket":
                self._app.action_invoke("basket.show")

        state = Browsing(entries=order.entries, basket=Basket(order.basket))
        self._push(BrowserDialog(state) if order.purpose == "notes" else BasketDialog(state), done)

    def _show_tags(self, order: gathered.ShowTagDesk) -> None:
        from briefreader.tui.screens.tags_dialog import TagsDialog  # noqa: PLC0415
        from briefreader.view.tag_list import TagList, move, names  # noqa: PLC0415

        tags = TagList(counts=order.counts, styles=order.styles, last=order.last)
        if order.at in (listed := names(tags)):
            tags = move(tags, listed.index(order.at))
        self._push(TagsDialog(tags), self._dispatch)

    def _dispatch(self, event: "Event | None") -> None:
        if event is not None:
            self._app.conductor.dispatch(event)

    def _ask_step(self, order: gathered.AskTagStep) -> None:
        from briefreader.tui.screens.tags_dialog import AgreeDialog  # noqa: PLC0415
        from briefreader.view.tag_list import plan_view  # noqa: PLC0415

        def done(answer: str | None) -> None:
            if answer == "enter":
                self._app.conductor.dispatch(gathered.TagStepAgreed(order.act, order.plan))

        self._push(AgreeDialog(view=plan_view(order.plan), answers={"enter": "do it"}), done)

    def _ask_memo(self, order: gathered.AskMemo) -> None:
        from briefreader.tui.screens.line_dialog import LineDialog  # noqa: PLC0415

        def done(path: str | None) -> None:
            if path is not None and path.strip():
                self._app.conductor.dispatch(gathered.MemoAsked(order.keys, path.strip()))

        hint = "A file that is an earlier memo is brought up to date, and what you wrote into it stays."
        self._push(LineDialog(title="Write the memo to", hint=hint, line=order.path), done)

    def _ask_aside(self, order: gathered.AskAside) -> None:
        from briefreader.tui.screens.tags_dialog import AgreeDialog  # noqa: PLC0415

        aside = order.aside
        held = (aside.fault,) if aside.fault else aside.lacking or ("nothing that the notes lack",)
        rows = [Row(key=str(place), lines=(RowLine((Piece(line),), lines=4),)) for place, line in enumerate(held)]
        answers = {"d": "throw it away"} if aside.fault else {"enter": "take it over", "d": "throw it away"}

        def done(answer: str | None) -> None:
            if answer:
                self._app.conductor.dispatch(gathered.AsideJudged(order.brief_id, aside.path, answer == "enter"))

        title = f"What {aside.path.rsplit('/', 1)[-1]} holds besides"
        self._push(AgreeDialog(view=ListView(rows=rows, title=title), answers=answers), done)
