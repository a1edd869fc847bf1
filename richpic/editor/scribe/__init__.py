"""The scribe: lines of text become icons, links, bubbles and boundaries, placed where there is room."""

from __future__ import annotations

from richpic.editor.scribe.grammar import Notes, parse
from richpic.editor.scribe.known import completion, labels_on
from richpic.editor.scribe.plan import Plan, foreseen, plan, recast, scribe_text

__all__ = ["Notes", "Plan", "completion", "foreseen", "labels_on", "parse", "plan", "recast", "scribe_text"]
