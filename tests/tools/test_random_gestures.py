"""Whatever hands do: no exception, nothing lost, and the way back and forth through all of it is exact."""

from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
from hypothesis import Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from richpic.editor import operations
from richpic.editor.camera import Camera
from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.ink import Ink
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.relations import RELATIONS
from richpic.elements.text import Text
from richpic.files.picture_text import from_text, to_text
from richpic.model.change import Change, edited
from richpic.model.picture import Picture
from richpic.tools import TOOLS
from tests.driver import Driver

# Hands meet things more often than chance would have it: places are on a coarse grid.
PLACES = st.tuples(st.integers(-2, 12).map(lambda n: n * 60.0), st.integers(-2, 10).map(lambda n: n * 60.0))
ANYWHERE = PLACES | st.tuples(st.floats(-3000, 3000), st.floats(-3000, 3000))
HELD = st.fixed_dictionaries({}, optional={key: st.booleans() for key in ("shift", "ctrl", "alt")})
DEVICES = st.fixed_dictionaries(
    {"device": st.sampled_from(["mouse", "pen", "touch", "eraser"]), "pressure": st.floats(0, 1)}
)
TOOL_NAMES = st.sampled_from(sorted(TOOLS))


def furniture() -> tuple[Any, ...]:
    return (
        Boundary(id="o", z="a0", x=0, y=0, w=600, h=480, title="our city"),
        Icon(id="a", z="a1", symbol="council", x=120, y=120, label="council"),
        Icon(id="b", z="a1", symbol="youth-worker", x=480, y=120, groups=("g",)),
        Note(id="n", z="a2", x=300, y=300, text="thresholds", groups=("g",)),
        Link(id="l", z="a3", start=End("a"), end=End("b"), label="waits", relation="tension"),
        Link(id="m", z="a3", start=End("l"), end=End("n")),
        Bubble(id="s", z="a4", x=120, y=240, text="nobody asked", tail=End("a")),
        Ink(id="i", z="a5", x=60, y=420, samples=((0, 0, 0.5), (60, 60, 0.8), (120, 0, 0.2))),
        Text(id="t", z="a6", x=240, y=60, text="a title"),
        Frame(id="f", z="a7", x=60, y=60, w=480, h=300, name="Part 1"),
        Note(id="k", z="a8", x=420, y=420, text="locked", locked=True),
    )


class Hands(RuleBasedStateMachine):
    """Gestures of all tools, keys and menus, in any order, also cut off in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self.drive = Driver(*furniture())
        self.start = self.drive.picture
        # What was deleted by a hand that meant to, or is not there because its making was taken back.
        self.told: list[Change] = []
        self.drive.editor.subscribe(self._heard)
        self.mirror = self.start

    def _heard(self, happened: str, detail: Any) -> None:
        if happened == "change":
            self.told.append(detail)
            self.mirror = detail.apply(self.mirror)

    @property
    def ids(self) -> list[str]:
        return list(self.drive.picture.elements)

    @initialize(zoom=st.sampled_from([0.05, 0.4, 1.0, 1.0, 3.0]))
    def look(self, zoom: float) -> None:
        self.drive.editor.look(Camera(-100, -100, zoom))

    # Hands

    @rule(
        tool=TOOL_NAMES,
        keep_tool=st.booleans(),
        relation=st.sampled_from(sorted(RELATIONS)),
        boundary=st.sampled_from(["ellipse", "rectangle", "blob"]),
        bubble=st.sampled_from(["speech", "thought"]),
        highlighter=st.booleans(),
    )
    def take_tool(self, tool: str, **options: Any) -> None:
        self.drive.tool(tool, **options)

    @rule(start=ANYWHERE, way=st.lists(ANYWHERE, max_size=5), held=HELD, then=HELD, device=DEVICES)
    def gesture(self, start: Any, way: Any, held: Any, then: Any, device: Any) -> None:
        self.drive.hover(*start, **device)
        self.drive.press(*start, **held, **device)
        for place in way:
            self.drive.move(*place, steps=2, **then, **device)
            self._look_at_overlay()
        self.drive.release(**then, **device)

    @rule(start=ANYWHERE, way=st.lists(ANYWHERE, min_size=1, max_size=4), held=HELD)
    def gesture_escaped(self, start: Any, way: Any, held: Any) -> None:
        before, steps = self.drive.picture, self.drive.editor.history.names
        self.drive.press(*start, **held)
        for place in way:
            self.drive.move(*place, steps=2, **held)
        if self.drive.escape():
            assert self.drive.editor.preview is None
        assert self.drive.picture is before
        assert self.drive.editor.history.names == steps
        self.drive.release()
        assert self.drive.picture is before

    @rule(start=PLACES, end=PLACES, cut=st.sampled_from(["undo", "redo", "delete", "tool"]))
    def gesture_cut_off(self, start: Any, end: Any, cut: str) -> None:
        self.drive.press(*start).move(*end, steps=2)
        if cut == "delete":
            self.delete()
        elif cut == "tool":
            self.drive.tool("select")
        else:
            getattr(self.drive.editor, cut)()
        self.drive.move(*start, steps=2).release()

    @rule(at=PLACES)
    def double_click(self, at: Any) -> None:
        self.drive.double_click(*at)

    @rule(data=st.data(), dx=st.floats(-400, 400), dy=st.floats(-400, 400), held=HELD)
    def pull_a_grip(self, data: Any, dx: float, dy: float, held: Any) -> None:
        grips = sorted(self.drive.grips)
        if grips and self.drive.toolbox.name == "select":
            self.drive.drag_grip(data.draw(st.sampled_from(grips)), dx, dy, **held)

    @rule(zoom=st.sampled_from([0.05, 0.3, 1.0, 8.0]))
    def zoom(self, zoom: float) -> None:
        self.drive.editor.look(Camera(-100, -100, zoom))

    # Keys and menus

    @rule(data=st.data())
    def select(self, data: Any) -> None:
        some = data.draw(st.lists(st.sampled_from(self.ids), max_size=4)) if self.ids else []
        self.drive.editor.select(operations.with_groups(self.drive.picture, some))

    @rule()
    def delete(self) -> None:
        editor = self.drive.editor
        editor.commit(operations.removed(editor.picture, editor.selection, editor.context))

    @rule(
        way=st.sampled_from(
            ["duplicated", "grouped", "ungrouped", "to_front", "to_back", "forward", "backward"]
        )
    )
    def arrange(self, way: str) -> None:
        editor = self.drive.editor
        editor.commit(getattr(operations, way)(editor.picture, editor.selection))

    @rule(lock=st.booleans())
    def lock(self, lock: bool) -> None:
        editor = self.drive.editor
        editor.commit(operations.locked(editor.picture, editor.selection, lock))

    @rule(dx=st.sampled_from([-10, -1, 1, 10]), held=st.booleans())
    def nudge(self, dx: int, held: bool) -> None:
        editor = self.drive.editor
        editor.commit(operations.moved(editor.picture, editor.selection, dx, 0), extend=held)

    @rule(words=st.sampled_from(["", "new words", "👩🏽‍⚕️ مرحبا"]))
    def write(self, words: str) -> None:
        editor = self.drive.editor
        for element in editor.selected[:1]:
            if element.text_field:
                editor.commit(edited(element, {element.text_field: words}, "wrote"))

    @rule(steps=st.integers(1, 5))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.drive.editor.undo()

    @rule(steps=st.integers(1, 5))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            self.drive.editor.redo()

    def _look_at_overlay(self) -> None:
        overlay = self.drive.overlay
        assert overlay.faded <= set(self.ids)
        picture, context = self.drive.editor.shown
        for identifier in self.drive.editor.preview.patches if self.drive.editor.preview else ():
            if identifier in picture.elements:
                picture.elements[identifier].draw(context)

    # What always holds

    @invariant()
    def nothing_hangs_on_what_is_gone(self) -> None:
        elements = self.drive.picture.elements
        assert all(one in elements for element in elements.values() for one in element.hangs_on())

    @invariant()
    def only_what_is_there_is_selected(self) -> None:
        assert self.drive.selection <= set(self.ids)

    @invariant()
    def no_gesture_leaves_a_preview_behind(self) -> None:
        assert self.drive.toolbox.current.gesture is None
        assert self.drive.editor.preview is None

    @invariant()
    def who_listens_to_the_changes_has_the_same_picture(self) -> None:
        assert self.mirror.elements == self.drive.picture.elements

    @invariant()
    def the_scene_knows_where_everything_is(self) -> None:
        editor = self.drive.editor
        for element in editor.picture.order:
            assert editor.scene.bounds(element.id) == element.bounds(editor.context), element

    @invariant()
    def what_is_locked_is_deleted_by_nobody(self) -> None:
        for change in self.told:
            for patch in change.patches.values():
                if patch.after is None and change.name.startswith("deleted"):
                    assert not patch.before.locked
        self.told.clear()

    def teardown(self) -> None:
        editor = self.drive.editor
        end: Picture = editor.picture
        assert from_text(to_text(end)).elements.keys() == end.elements.keys()
        while editor.undo():
            pass
        assert editor.picture == self.start
        while editor.redo():
            pass
        names = editor.history.names
        for _ in names:
            editor.undo()
        assert editor.picture == self.start
        for _ in range(self._steps_to(end)):
            editor.redo()
        assert editor.picture == end

    def _steps_to(self, end: Picture) -> int:
        """How many steps from the start the end is: what could be redone lies beyond it."""
        editor = self.drive.editor
        steps = 0
        while editor.picture != end:
            assert editor.redo(), "the end is not on the way"
            steps += 1
        for _ in range(steps):
            editor.undo()
        return steps


# Shrinking a long story of gestures takes longer than a test may; its report is a list of gestures anyway.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
Hands.TestCase.settings = settings(stateful_step_count=50, phases=PHASES)
TestHands = Hands.TestCase
