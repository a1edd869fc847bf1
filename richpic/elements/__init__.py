"""The kinds of element, one file each. KINDS is the only list of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.ink import Ink
from richpic.elements.legend import Legend
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.model.element import Element

KINDS: Mapping[str, type[Element]] = MappingProxyType(
    {
        "boundary": Boundary,
        "bubble": Bubble,
        "frame": Frame,
        "icon": Icon,
        "image": Image,
        "ink": Ink,
        "legend": Legend,
        "link": Link,
        "note": Note,
        "text": Text,
    }
)
