"""Gives what was cast its places: whole texts are laid out together, single lines beside what they name."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from richpic.editor.scribe.around import drawn_around
from richpic.editor.scribe.boxes import GAP, Box, Segment, Tie
from richpic.editor.scribe.casting import Casting, Group
from richpic.editor.scribe.field import Field
from richpic.editor.scribe.free_place import Allowed, place
from richpic.editor.scribe.growing import GrowingPicture
from richpic.editor.scribe.layout import arrange
from richpic.editor.scribe.outline import in_room, outline_room
from richpic.editor.scribe.regions import Bond, Region, rewrap
from richpic.editor.scribe.routing import Router, box_of
from richpic.editor.scribe.standing import is_backdrop, ring
from richpic.elements.boundary import Boundary
from richpic.elements.link import Link
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect, union
from richpic.model.picture import Picture

MIDDLE = Point(800.0, 470.0)
# More new things than this are laid out among themselves first, even on a picture that has others.
FEW = 3
WIDER, ROOMIEST = 1.06, 9


class Placing:
    """Places everything of a casting; read `boundaries`, `links` and `things`, each in its order.

    `unnamed` is what lies in new boundaries around others, and was not named.
    """

    def __init__(
        self, casting: Casting, picture: Picture, growing: GrowingPicture, near: Rect | None = None
    ) -> None:
        self._casting = casting
        self._picture = picture
        self._growing = growing
        self._ctx = growing.ctx
        self._middle = near.centre if near else None
        self._things = dict(casting.things)
        self._boundaries = dict(casting.boundaries)
        self._boxes: dict[str, Box] = {}
        self._start: dict[str, Point] = {}
        self.unnamed: list[Element] = []
        self.links: list[Link] = list(casting.links)
        for element in (*self._boundaries.values(), *self._things.values(), *self.links):
            growing.put(element)
        for thing in self._things.values():
            self._measure(thing)
        self._bonds = self._make_bonds()
        self._place_all()
        self._write()

    @property
    def boundaries(self) -> list[Boundary]:
        """The new boundaries, outer ones first."""
        return list(self._boundaries.values())

    @property
    def things(self) -> list[Element]:
        """The new icons, notes and bubbles."""
        return list(self._things.values())

    # Measuring

    def _measure(self, element: Element) -> None:
        rect, aim = element.bounds(self._ctx), element.centre(self._ctx)
        if element.kind == "bubble":
            # The tail reaches to wherever the speaker is now; only the balloon takes room.
            rect = element.body(self._ctx).expanded(4.0)
        middle = rect.centre
        box = Box(rect.w, rect.h, middle.x, middle.y, aim.x - middle.x, aim.y - middle.y)
        self._boxes[element.id] = box
        self._start[element.id] = middle

    def _make_bonds(self) -> list[Bond]:
        bonds = [Bond(speaker, other, close=True) for speaker, other in self._casting.close]
        for link in self.links:
            bonds.append(Bond(link.start.element, link.end.element, *link.label_size(self._ctx)))
        return bonds

    # Which way

    def _place_all(self) -> None:
        together, alone = self._parted()
        if together.members:
            self._place_together(together)
        if alone:
            self._place_beside(alone)
        self._go_around()
        self._write()
        self._route()
        ids = [link.id for link in self.links]
        for attempt in range(ROOMIEST):
            crowded = self._router.covered(ids) or (attempt < 2 and self._router.running_through(ids))
            if self._picture.elements or alone or not crowded:
                break
            self._widen(together)
            self._write()
            self._route()

    def _parted(self) -> tuple[Region, list[str]]:
        """Return what is laid out together, and what is placed one by one beside what is there."""
        members = self._casting.root.members
        regions = [m for m in members if isinstance(m, Group) and m.is_new and not self._only_goes_around(m)]
        loose = [m for m in members if isinstance(m, str)]
        self._guests = {
            one: m.boundary for m in members if isinstance(m, Group) and not m.is_new for one in _leaves(m)
        }
        enclosed = {one for group in regions for one in _leaves(group)}
        beside = self._touching({*loose, *self._guests}, enclosed) | set(self._guests)
        if self._picture.elements and not regions and len(set(loose) - beside) <= FEW:
            beside |= set(loose)
        together = [m for m in members if m in regions or (isinstance(m, str) and m not in beside)]
        return self._region(together, ""), [one for one in (*loose, *self._guests) if one in beside]

    def _only_goes_around(self, group: Group) -> bool:
        """Tell whether all that is in a new boundary stands on the picture already."""
        return bool(self._casting.around.get(group.boundary)) and not _leaves(group)

    def _go_around(self) -> None:
        """Draw new boundaries around what they name and what stays where it is."""
        for group in self._casting.root.members:
            if isinstance(group, Group) and group.is_new and self._only_goes_around(group):
                named = [self._picture.elements[one] for one in self._casting.around[group.boundary]]
                boundary = self._boundaries[group.boundary]
                around = drawn_around(boundary, named, self._picture, self._ctx)
                self._boundaries[group.boundary] = around.boundary
                self._growing.put(around.boundary)
                self.unnamed += around.others

    def _touching(self, loose: set[str], enclosed: set[str]) -> set[str]:
        """Return those of `loose` that are linked, directly or through others, to what is on the picture."""
        front = set(self._picture.elements)
        found: set[str] = set()
        while front:
            reached = {b.b for b in self._bonds if b.a in front} | {b.a for b in self._bonds if b.b in front}
            front = (reached & loose) - found - enclosed
            found |= front
        return found

    def _region(self, members: list[str | Group], boundary: str) -> Region:
        inside: list[str | Region] = [
            member if isinstance(member, str) else self._region(member.members, member.boundary)
            for member in members
        ]
        region = Region(inside)
        if boundary:
            title = self._boundaries[boundary]
            region.wrap = lambda rects: outline_room(rects, title, self._ctx)
            region.name = boundary
        return region

    # Together

    def _place_together(self, region: Region) -> None:
        arrange(region, self._boxes, self._bonds)
        self._rewrap(region)
        target = self._middle or MIDDLE
        room = region.box.rect
        dx, dy = target.x - room.centre.x, target.y - room.centre.y
        if self._picture.elements:
            dx, dy = self._dock(room, target)
        self._shift(region, dx, dy)

    def _shift(self, region: Region, dx: float, dy: float) -> None:
        for leaf in region.leaves():
            self._boxes[leaf].x += dx
            self._boxes[leaf].y += dy
        self._rewrap(region)

    def _widen(self, region: Region) -> None:
        """Give everything more room about the middle."""
        middle = region.box.rect.centre
        for leaf in region.leaves():
            box = self._boxes[leaf]
            box.x = middle.x + (box.x - middle.x) * WIDER
            box.y = middle.y + (box.y - middle.y) * WIDER
        self._rewrap(region)

    def _rewrap(self, region: Region) -> None:
        rewrap(region, self._boxes)
        for inner in region.regions():
            boundary = in_room(self._boundaries[inner.name], inner.box.rect)
            self._boundaries[inner.name] = boundary
            self._growing.put(boundary)

    def _dock(self, room: Rect, target: Point) -> tuple[float, float]:
        """Return the shift that takes the block in `room` to free paper near `target`."""
        boxes, walls = self._obstacles(whole_boundaries=True)
        block = Box(room.w + 2 * GAP, room.h + 2 * GAP)
        boxes.append(block)
        field = Field(boxes, [], walls)
        place(field, len(boxes) - 1, list(range(len(boxes))), target)
        return block.x - room.centre.x, block.y - room.centre.y

    # One by one

    def _obstacles(self, whole_boundaries: bool = False) -> tuple[list[Box], list[Segment]]:
        """Return the room that the picture takes and the lines on it."""
        boxes: list[Box] = []
        walls: list[Segment] = []
        ctx = self._ctx
        for element in self._picture.order:
            if element.hidden or element.kind == "frame":
                continue
            if isinstance(element, Link):
                line = element.route(ctx).line
                walls += [(*a, *b) for a, b in pairwise(line[::4])]
                if label := element.label_rect(ctx):
                    boxes.append(_fixed(label))
            elif isinstance(element, Boundary) and not whole_boundaries:
                walls += ring(element.outlines(ctx)[0])
                if element.title and (title := element.text_place(ctx)):
                    boxes.append(_fixed(title.rect))
            elif not is_backdrop(element, ctx):
                boxes.append(_fixed(element.bounds(ctx)))
        return boxes, walls

    def _place_beside(self, alone: list[str]) -> None:
        boxes, walls = self._obstacles()
        for thing in self._things.values():
            if thing.id not in alone:
                boxes.append(self._boxes[thing.id])
        present = list(range(len(boxes)))
        number: dict[str, int] = {}
        for identifier in alone:
            number[identifier] = len(boxes)
            boxes.append(self._boxes[identifier])
        number_of_end = self._ends(boxes, number, present)
        ties = [
            Tie(
                number_of_end[b.a],
                number_of_end[b.b],
                b.w,
                b.h,
                *_aim(boxes[number_of_end[b.a]]),
                *_aim(boxes[number_of_end[b.b]]),
                b.close,
            )
            for b in self._bonds
            if b.a in number_of_end and b.b in number_of_end and (b.a in number or b.b in number)
        ]
        field = Field(boxes, ties, walls)
        standing = set(present) | (set(number_of_end.values()) - set(number.values()))
        for identifier in self._outwards(alone, field, number, standing):
            index = number[identifier]
            target = self._target(index, field, standing)
            place(field, index, sorted(standing | {index}), target, self._allowed(identifier))
            standing.add(index)

    def _ends(self, boxes: list[Box], number: dict[str, int], present: list[int]) -> dict[str, int]:
        """Return the numbers of everything that bonds lead to; what is on the picture gets a box."""
        found = dict(number)
        for bond in self._bonds:
            for end in (bond.a, bond.b):
                if end in found or (end not in self._picture.elements and end not in self._boxes):
                    continue
                element = self._picture.elements.get(end)
                box = self._boxes.get(end) if element is None else self._standing_box(element)
                if box is not None:
                    found[end] = len(boxes)
                    boxes.append(box)
        return found

    def _standing_box(self, element: Element) -> Box:
        if isinstance(element, Boundary):
            rect = Rect.centred(element.body(self._ctx).centre, 2, 2)
        else:
            rect = element.bounds(self._ctx)
        aim, box = element.centre(self._ctx), _fixed(rect)
        box.aim_x, box.aim_y = aim.x - box.x, aim.y - box.y
        return box

    def _outwards(
        self, alone: list[str], field: Field, number: dict[str, int], standing: set[int]
    ) -> list[str]:
        """Return `alone` in an order in which each is linked to something that stands, if possible."""
        left, order, placed = list(alone), [], set(standing)
        while left:
            following = next(
                (
                    one
                    for one in left
                    if any(_other(field.ties[n], number[one]) in placed for n in field.of[number[one]])
                ),
                left[0],
            )
            left.remove(following)
            order.append(following)
            placed.add(number[following])
        return order

    def _target(self, index: int, field: Field, standing: set[int]) -> tuple[float, float]:
        """Return where box `index` would like to be: by those that it is linked to, or in view."""
        mates = [
            field.boxes[other]
            for n in field.of[index]
            if (other := _other(field.ties[n], index)) in standing and other != index
        ]
        if mates:
            x = sum(mate.x for mate in mates) / len(mates)
            y = sum(mate.y for mate in mates) / len(mates)
            return x, y
        if self._middle is not None:
            return self._middle
        there = union(field.boxes[i].rect for i in standing)
        return there.centre if there else MIDDLE

    def _allowed(self, identifier: str) -> Allowed | None:
        """Return the test whether a box is inside the boundary that its owner was put in."""
        boundary = self._picture.elements.get(self._guests.get(identifier, ""))
        if not isinstance(boundary, Boundary):
            return None
        return lambda box: all(boundary.holds(corner) for corner in box.rect.expanded(6).corners)

    # Writing

    def _write(self) -> None:
        """Move the elements to where their boxes are."""
        for identifier, thing in self._things.items():
            box, start = self._boxes[identifier], self._start[identifier]
            dx, dy = round(box.x - start.x, 1), round(box.y - start.y, 1)
            if dx or dy:
                thing = replace(thing, **thing.moved(dx, dy))
                self._start[identifier] = Point(start.x + dx, start.y + dy)
                self._things[identifier] = thing
                self._growing.put(thing)

    def _route(self) -> None:
        standing = (*self._picture.elements.values(), *self._things.values(), *self._boundaries.values())
        self._router = Router(self._ctx)
        for element in standing:
            self._router.stand(element)
        for element in self._picture.order:
            if isinstance(element, Link) and not element.hidden:
                self._router.keep(element)
        self.links = self._router.route(self.links)
        for link in self.links:
            self._growing.put(link)


def _leaves(group: Group) -> list[str]:
    return [
        leaf
        for member in group.members
        for leaf in ([member] if isinstance(member, str) else _leaves(member))
    ]


def _fixed(rect: Rect) -> Box:
    box = box_of(rect)
    box.fixed = True
    return box


def _aim(box: Box) -> tuple[float, float]:
    return box.aim_x, box.aim_y


def _other(tie: Tie, index: int) -> int:
    return tie.b if tie.a == index else tie.a
