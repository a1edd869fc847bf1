"""How large numbers and how long texts may be, for fields: `Annotated[float, Within(0.0, 1.0)]`.

Files keep to these limits when they write, and refuse what is beyond them when they read. pydantic takes them
apart into the conditions that it knows, which are imported only then: a start reads no file that it does not
know already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Within:
    """A number from `least` to `most`, both included."""

    # The mark by which pydantic knows it (annotated_types.GroupedMetadata).
    __is_annotated_types_grouped_metadata__: ClassVar[Literal[True]] = True

    least: float
    most: float

    def __iter__(self) -> Iterator[Any]:
        from annotated_types import Ge, Le

        yield Ge(self.least)
        yield Le(self.most)


@dataclass(frozen=True, slots=True)
class AtMost:
    """A text or a row of no more than `length` letters or things."""

    __is_annotated_types_grouped_metadata__: ClassVar[Literal[True]] = True

    length: int

    def __iter__(self) -> Iterator[Any]:
        from annotated_types import MaxLen

        yield MaxLen(self.length)
