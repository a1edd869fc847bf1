"""A dialog whose work an ExportJob does: it shows how far that is, can be stopped, and tried again."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from richpic.model.picture import Picture
from richpic.ui.background import ExportJob
from richpic.ui.share_style import plain_button, slim_bar, trouble_label
from richpic.ui.theme import Theme

STOPPED = "Stopped. Nothing was written."


class JobDialog(QDialog):
    """Asks what to write of `picture`, and has it written; what goes wrong is shown, and the dialog stays.

    `written` is the file or folder that was written, if any. `wants_safe`: the user wants to look first at
    what could tell who somebody is. `memory` keeps what is chosen until the next time. `bar` is the name of
    the progress bar, for those who do not see it.
    """

    def __init__(
        self,
        theme: Theme,
        picture: Picture,
        bar: str,
        parent: QWidget | None,
        memory: MutableMapping[str, Any] | None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._picture = theme, picture
        self._memory: MutableMapping[str, Any] = {} if memory is None else memory
        self.written: Path | None = None
        self.wants_safe = False
        # What is being written to.
        self._target: Path | None = None
        self._job = self._prepared()
        self.progress = slim_bar(theme, bar)
        self.trouble = trouble_label(theme)
        self.cancel_button = plain_button("Cancel", self.reject)

    @property
    def is_writing(self) -> bool:
        """Whether something is being written."""
        return self._target is not None

    def _prepared(self) -> ExportJob:
        """Return a job that makes itself ready while the user is choosing."""
        job = ExportJob(self._picture)
        job.progressed.connect(lambda share: self.progress.setValue(round(100 * share)))
        job.written.connect(self._done)
        job.failed.connect(self._failed)
        self.destroyed.connect(job.cancel)
        return job

    def _choosable(self) -> tuple[QWidget, ...]:
        """Return what rests while something is written."""
        raise NotImplementedError

    def _show_writing(self, writing: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(writing)
        for widget in self._choosable():
            widget.setEnabled(not writing)
        self.cancel_button.setText("Stop" if writing else "Cancel")

    def _done(self) -> None:
        self.written, self._target = self._target, None
        self.accept()

    def _failed(self, words: str) -> None:
        self._choose_again()
        self.trouble.setText(f"{words} Nothing was written.")

    def _choose_again(self) -> None:
        """Go back to choosing, ready for another try."""
        self._target = None
        self._job.cancel()
        self._job = self._prepared()
        self._show_writing(False)

    def _look_first(self) -> None:
        self.wants_safe = True
        self._leave()

    def _leave(self) -> None:
        super().reject()

    def _tell_stopped(self) -> None:
        self.trouble.setText(STOPPED)

    def reject(self) -> None:
        """Stop what is being written, and stay; otherwise leave."""
        if self.is_writing:
            self._choose_again()
            self._tell_stopped()
        else:
            self._leave()

    def done(self, result: int) -> None:
        """Leave, and let the job clear up."""
        self._job.cancel()
        super().done(result)
