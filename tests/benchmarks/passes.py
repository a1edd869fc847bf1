"""What is measured in a window: one pass over everything, in the order in which a person would come to it."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF

from richpic.editor import operations
from richpic.files.picture_text import from_text
from richpic.files.saving import write_picture
from richpic.model.geometry import Point
from richpic.render.options import ExportOptions
from richpic.ui import editing
from richpic.ui.background import ExportJob
from tests.benchmarks.floor import hub_floor
from tests.benchmarks.measuring import Result, median, memory_mb, milliseconds, quantile
from tests.benchmarks.session import VIEW_H, VIEW_W, Session

HITS = 300
ZOOM_STEPS = 4


@dataclass(frozen=True)
class Subject:
    """A picture as text, with what of it is dragged; `width` and `height` in page units."""

    text: str
    hub: str
    single: str
    width: float
    height: float


class Pass:
    """One pass in one window. `steps` is how many frames each kind of gesture has."""

    def __init__(self, session: Session, subject: Subject, steps: int, folder: Path) -> None:
        self.session, self.subject, self.steps, self.folder = session, subject, steps, folder
        self.editor = session.editor

    def run(self, wanted: Callable[[str], bool]) -> Result:
        """Return a result for each `wanted` name, in order. The picture is loaded in any case."""
        found: Result = {"load": self.load(), "memory": {"mb": memory_mb()}}
        for name, measure in {
            "pan_fit": self.pan_fit,
            "pan_100": self.pan_100,
            "zoom": self.zoom,
            "sharp": self.sharp,
            "drag_single": lambda: self.drag(self.subject.single),
            "drag_hub": self.drag_hub,
            "ink": self.ink,
            "hit": self.hit,
            "undo": self.undo,
            "save": self.save,
            "export_frames": self.export_frames,
        }.items():
            if wanted(name):
                self.session.fit(self.subject.width, self.subject.height)
                found[name] = measure()
        return found

    def load(self) -> Result:
        """From text in memory to the first sharp frame."""
        started, used = time.perf_counter(), time.process_time()
        picture = from_text(self.subject.text, "benchmark")
        parsed = time.perf_counter()
        self.session.open(picture)
        shown = self.session.until_sharp()
        return {
            "ms": (time.perf_counter() - started) * 1000,
            "cpu": (time.process_time() - used) * 1000,
            "parse": (parsed - started) * 1000,
            "longest": shown["longest"],
            "elements": len(picture.elements),
        }

    # Looking about

    def pan_fit(self) -> Result:
        """Pan with all in view: half of the steps out, half back."""
        return self.session.frames(self.steps, lambda i: self._pan(i, 2)).result

    def pan_100(self) -> Result:
        """Pan at 100 %, from the hub out and back."""
        self.session.look(self._middle(self.subject.hub), 1.0)
        return self.session.frames(self.steps, lambda i: self._pan(i, 16)).result

    def _pan(self, index: int, step: int) -> None:
        way = step if index % 60 < 30 else -step
        self.session.wheel(way, round(way * 0.75))

    def zoom(self) -> Result:
        """Zoom from all in view to twice that and back; then wait until it is sharp again."""
        notch = round(120 * math.log(2) / math.log(1.1) / 30)
        frames = self.session.frames(
            self.steps, lambda i: self.session.wheel(0, notch if i % 60 < 30 else -notch, zooms=True)
        )
        return frames.result | {"until_sharp": self.session.until_sharp()["ms"]}

    def sharp(self) -> Result:
        """From a step of the wheel, all in view, until it is sharp again: the median of a few."""
        results = []
        for _ in range(ZOOM_STEPS):
            self.session.wheel(0, 29, zooms=True)
            results.append(self.session.until_sharp())
            self.session.settle()
        return {
            "ms": median([one["ms"] for one in results]),
            "cpu": median([one["cpu"] for one in results]),
            "longest": max(one["longest"] for one in results),
        }

    # Working

    def drag(self, identifier: str) -> Result:
        """Drag one shape at 100 % in steps of 2 pixels; its links follow. It is put back afterwards."""
        session, before = self.session, self.editor.picture
        session.look(self._middle(identifier), 1.0)
        self.editor.select([identifier])
        start = self._grasp(identifier)

        def move(index: int) -> None:
            away = QPointF(16 + 2 * index, 8 + index)
            session.mouse(QEvent.Type.MouseMove, start + away)

        frames = session.frames(self.steps, move)
        session.mouse(QEvent.Type.MouseButtonRelease, start + QPointF(16 + 2 * self.steps, 8 + self.steps))
        if self.editor.picture.elements[identifier] == before.elements[identifier]:
            raise RuntimeError(f"the drag of {identifier} moved nothing")
        followed = len(self.editor.picture.dependents.get(identifier, ()))
        self.editor.undo()
        self.editor.select(())
        return frames.result | {"links": followed}

    def drag_hub(self) -> Result:
        """Drag the hub with all its links; `floor` is what Qt alone takes to paint them."""
        dragged = self.drag(self.subject.hub)
        return dragged | {"floor": hub_floor(self.editor, self.subject.hub, VIEW_W, VIEW_H)}

    def _grasp(self, identifier: str) -> QPointF:
        """Press where that begins a drag of just this element; returns the pixel."""
        session, rect = self.session, self.editor.scene.bounds(identifier)
        if rect is None:
            raise RuntimeError(f"{identifier} is not shown")
        for page in _points_in(rect.x, rect.y, rect.w, rect.h):
            here = self.editor.element_at(page, 6.0)
            if here is None or here.id != identifier:
                continue
            at = QPointF(*self.editor.camera.to_view(page))
            session.mouse(QEvent.Type.MouseButtonPress, at)
            session.mouse(QEvent.Type.MouseMove, at + QPointF(14, 7))
            shown = self.editor.preview
            patch = shown.patches.get(identifier) if shown else None
            if patch is not None and isinstance(patch.after, dict) and set(patch.after) <= {"x", "y"}:
                return at
            session.canvas.toolbox.current.cancel()
            session.mouse(QEvent.Type.MouseButtonRelease, at)
        raise RuntimeError(f"{identifier} cannot be dragged")

    def ink(self) -> Result:
        """Draw a stroke with the pen over the whole picture; then again while tiles are being painted.

        `ms` is from the pen's event until it is painted; `busy` adds the slice that the event may wait for.
        """
        session = self.session
        session.canvas.toolbox.choose("ink")
        with self._stroke() as point:
            frames = session.frames(self.steps, lambda i: session.pen(QEvent.Type.TabletMove, point(i), 0.5))
        self.editor.undo()
        session.settle()
        with self._stroke() as point:
            busy = []
            for index in range(self.steps):
                if session.canvas.is_sharp:
                    session.wheel(0, 1 if index % 2 else -1, zooms=True)
                waited = session.turn()
                started = time.perf_counter()
                session.pen(QEvent.Type.TabletMove, point(index), 0.5)
                session.paint()
                busy.append(waited + (time.perf_counter() - started) * 1000)
        self.editor.undo()
        session.canvas.toolbox.choose("select")
        return frames.result | {"busy": median(busy), "busy_longest": max(busy)}

    @contextmanager
    def _stroke(self) -> Iterator[Callable[[int], QPointF]]:
        def point(index: int) -> QPointF:
            return QPointF(VIEW_W * 0.3 + 5 * index, VIEW_H * 0.5 + 90 * math.sin(index / 8))

        self.session.pen(QEvent.Type.TabletPress, point(-1), 0.5)
        yield point
        self.session.pen(QEvent.Type.TabletRelease, point(self.steps), 0.5)

    def hit(self) -> Result:
        """Find what is under a pixel, at 100 %: the median of many places."""
        dice = random.Random(7)
        self.editor.element_at(Point(0, 0))
        took = []
        for _ in range(HITS):
            at = Point(dice.random() * self.subject.width, dice.random() * self.subject.height)
            took.append(milliseconds(lambda at=at: self.editor.element_at(at, 6.0))["ms"])
        return {"ms": median(took), "longest": max(took)}

    def undo(self) -> Result:
        """Take back "select all, move", until it is painted; then until it is sharp."""
        editing.select_all(self.session.window)
        moved = operations.moved(self.editor.picture, self.editor.selection, 40.0, 30.0)
        self.editor.commit(moved)
        self.session.settle()

        def undo() -> None:
            editing.undo(self.session.window)
            self.session.canvas.repaint()

        took = milliseconds(undo)
        sharp = self.session.until_sharp()
        self.editor.select(())
        return took | {"until_sharp": sharp["ms"], "longest": sharp["longest"]}

    def save(self) -> Result:
        """Save while the picture is panned: the work of it, and the longest that a frame took."""
        path = self.folder / "saved.richpic"
        window, picture = self.session.window, self.editor.picture
        # A change, so that there is a journal to be begun anew as well.
        self.editor.commit(operations.moved(picture, [self.subject.single], 40.0, 30.0))
        self.session.settle()
        work = milliseconds(lambda: write_picture(self.editor.picture, path))
        path.unlink()
        window.document.path = path
        started = time.perf_counter()
        window.flow.save()
        frames = self._frames_while(lambda: not window.document.is_saved)
        return frames | {"ms": work["ms"], "cpu": work["cpu"], "done": (time.perf_counter() - started) * 1000}

    def export_frames(self) -> Result:
        """Export a PNG while the picture is panned: how long it takes, and the longest that a frame took."""
        job, ended = ExportJob(self.editor.picture), []
        job.written.connect(lambda: ended.append(""))
        job.failed.connect(ended.append)
        started = time.perf_counter()
        job.write(self.folder / "out.png", ExportOptions(width=4096), reopens=True)
        frames = self._frames_while(lambda: not ended)
        if ended[0]:
            raise RuntimeError(ended[0])
        return frames | {"ms": (time.perf_counter() - started) * 1000}

    def _frames_while(self, goes_on: Callable[[], bool]) -> Result:
        """Pan at the pace of a screen while something else goes on. Tells how long frames took.

        `own` is the most that the window's own thread had to do in one: the rest of the longest was waiting
        for a processor, or for another thread.
        """
        took, own = [], []
        while goes_on():
            started, used = time.perf_counter(), time.thread_time()
            self._pan(len(took), 2)
            self.session.paint()
            self.session.turn()
            took.append((time.perf_counter() - started) * 1000)
            own.append((time.thread_time() - used) * 1000)
            time.sleep(max(0.0, 1 / 60 - took[-1] / 1000))
        return {
            "longest": max(took),
            "own": max(own),
            "median": median(took),
            "p95": quantile(took, 0.95),
            "frames": len(took),
        }

    def _middle(self, identifier: str) -> tuple[float, float]:
        rect = self.editor.picture.elements[identifier].body(self.editor.context)
        return rect.centre.x, rect.centre.y


def _points_in(x: float, y: float, w: float, h: float) -> Iterator[Point]:
    """Yield points all over a rectangle, from its middle on."""
    shares = sorted((step / 16 for step in range(1, 16)), key=lambda share: abs(share - 0.5))
    for across in shares:
        for down in shares:
            yield Point(x + w * across, y + h * down)
