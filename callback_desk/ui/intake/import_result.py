"""What an import brought, and what can be done with it now."""

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.submission import Verdict
from callback_desk.domain.undone_together import UndoneTogether
from callback_desk.services.desk import Desk
from callback_desk.services.import_together import Brought
from callback_desk.services.save_kept import KeptFile, save_kept_of
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.file_dialog import ask_place
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.counting import say_records
from callback_desk.wording.imports import say_undoable, say_undone_together

PROPOSED = _("needs a look.csv")


class ImportResult(QWidget):
    """The buttons behind an import; hidden until there was one.

    `undo_wanted` carries the imports that are to be taken back, `told` words of what
    was done here; `taken_back` follows when it was.
    """

    look_wanted = Signal()
    undo_wanted = Signal(object)
    taken_back = Signal()
    told = Signal(str)

    def __init__(self, theme: Theme, lane: Background, desk: Desk) -> None:
        super().__init__()
        self._lane, self._desk = lane, desk
        # Those of which something may be here still.
        self._batches: tuple[int, ...] = ()
        self.undo_button = NamedButton(
            theme, _("Undo import"), icon_name="undo", tells=_("Take all of it back")
        )
        self.save_button = NamedButton(
            theme,
            _("Save those that need a look…"),
            icon_name="save",
            tells=_("Save them with why they wait, to mend them in a spreadsheet"),
        )
        self.look_button = NamedButton(theme, _("Look at them now"), kind="primary")
        self.look_button.setAutoDefault(True)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        for button in (self.undo_button, self.save_button, self.look_button):
            row.addWidget(button)
        self.undo_button.clicked.connect(self._on_undo_wanted)
        self.look_button.clicked.connect(self.look_wanted)
        self.save_button.clicked.connect(self._on_save_wanted)
        self.clear()

    def clear(self) -> None:
        """There is no import to do anything with."""
        self._batches = ()
        self.hide()

    def arrange(self, *, narrow: bool) -> None:
        """Stand beside one another, or one above the other in a narrow page."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def show_brought(self, brought: Brought) -> str:
        """Offer what can be done; what it brought in words."""
        kept = brought.counts[Verdict.NEEDS_LOOK]
        self._batches = tuple(brought.batches)
        self.undo_button.setEnabled(True)
        self.undo_button.show()
        # Receptionists cannot export.
        self.save_button.setVisible(kept > 0 and self._desk.staff.manages)
        self.look_button.setVisible(kept > 0)
        one = kept == 1
        self.look_button.say(
            _("Look at it now") if one else _("Look at {kept} records", kept=kept)
        )
        self.show()
        (self.look_button if kept else self.undo_button).setFocus()
        return say_undoable(brought.counts, brought.settled)

    def show_undone(self, undone: UndoneTogether, taken: Sequence[int]) -> None:
        """Where that was imported here, it is gone; what is left can be taken back."""
        if set(taken).isdisjoint(self._batches):
            return
        self.forget(set(taken) - set(undone.left))
        self.told.emit(say_undone_together(undone))
        self.taken_back.emit()

    def forget(self, taken: Collection[int]) -> None:
        """These are taken back, here or elsewhere."""
        if set(taken).isdisjoint(self._batches):
            return
        self._batches = tuple(one for one in self._batches if one not in taken)
        if self._batches:
            self.save_button.hide()
            self.look_button.hide()
        else:
            self.clear()

    def _on_undo_wanted(self) -> None:
        self.undo_wanted.emit(self._batches)

    def _on_save_wanted(self) -> None:
        title = _("Save those that need a look")
        name = ask_place(self, title, PROPOSED, _("CSV (*.csv)"))
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save what needs a look; of several files each for itself."""
        if self._batches:
            self.told.emit(_("Saving…"))
            save = partial(_save_all, self._desk, self._batches, path)
            self._lane.run(save, partial(self._on_saved, path), self._on_failed)

    def _on_saved(self, path: Path, saved: list[KeptFile]) -> None:
        count = sum(file.count for file in saved)
        records = say_records(count)
        where = (
            path.name
            if len(saved) == 1
            else _("{count} files beside {name}", count=len(saved), name=path.name)
        )
        self.told.emit(
            _(
                "{records} saved as {where}. Mend them there and import that file: "
                "those that wait here are settled by it.",
                records=records,
                where=where,
            )
        )

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.told.emit(f"{error.sentence} {error.what_to_do}")
        else:
            self._lane.failed_unheard.emit(error)


def _save_all(desk: Desk, batches: tuple[int, ...], path: Path) -> list[KeptFile]:
    """Save the kept records of each import that has some, a file each."""
    with desk.open_work(writes=False) as work:
        some = [batch for batch in batches if work.kept.of_batch(batch)]
    return [
        save_kept_of(desk, batch, _numbered(path, number))
        for number, batch in enumerate(some or batches[:1], 1)
    ]


def _numbered(path: Path, number: int) -> Path:
    """The path itself, or with a number behind its name from the second on."""
    if number == 1:
        return path
    return path.with_name(f"{path.stem} ({number}){path.suffix}")
