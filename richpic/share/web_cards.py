"""The cards of the web page: what is told of one thing when it is pointed at, as HTML."""

from __future__ import annotations

import html

from richpic.elements.link import Tension, Voice
from richpic.share.naming import flat, quoted
from richpic.share.telling import HEAT
from richpic.share.web_things import Thing


def card(thing: Thing, identifier: str) -> str:
    """Return the card of `thing` as an <article> with this id."""
    told = [f"<h2>{html.escape(thing.heading)}</h2>"]
    if thing.about:
        told.append(f'<p class="small">{html.escape(thing.about)}</p>')
    if thing.tension is not None:
        told += _tension(thing.tension, thing.between)
    if thing.links:
        told.append(f"<ul>{''.join(f'<li>{html.escape(words)}</li>' for words in thing.links)}</ul>")
    return f'<article id="{identifier}">{"".join(told)}</article>'


def _tension(tension: Tension, between: str) -> list[str]:
    marks = "".join(f"<i{' class=on' if step < tension.heat else ''}></i>" for step in range(len(HEAT)))
    told = [
        f"<p>{html.escape(between)}</p>",
        f'<div class="heat" role="img" aria-label="Heat: {tension.heat} of {len(HEAT)}">{marks}</div>',
    ]
    told += [_voice(voice) for voice in (tension.first, tension.second) if flat(voice.says)]
    if evidence := flat(tension.evidence):
        told.append(f"<p><b>What shows it:</b> {html.escape(evidence)}</p>")
    return told


def _voice(voice: Voice) -> str:
    who = flat(voice.who)
    caption = f"<figcaption>{html.escape(who)}</figcaption>" if who else ""
    return f"<figure><blockquote>{html.escape(quoted(voice.says))}</blockquote>{caption}</figure>"
