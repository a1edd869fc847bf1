"""Pictures that other programs' formats have to cope with."""

from richpic.elements import Boundary, Bubble, Frame, Icon, Image, Ink, Link, Note, Text
from richpic.elements.end import End
from richpic.elements.link import Tension, Voice
from richpic.model.picture import Page, Picture

SECRET = "sEcReT-qzx"
NASTY = 'a "b" <i>&amp;</i> `c` |d| [e] (f) {g} #h; \\ *i* _j_ ~k~ end =SUM(1) %%l\nnew'


def picture(*elements, **page) -> Picture:
    return Picture({one.id: one for one in elements}, Page(**page))


def everything(words: str = "all is well") -> Picture:
    """Return a picture with one of each, `words` wherever words can be, and secrets wherever they can be."""
    voices = Tension(Voice("school", words), Voice("", "no " + words), 4, "evidence " + words)
    return picture(
        Text(id="title", text="Our town", x=200, y=-200, size=40),
        Boundary(id="town", z="a1", x=-80, y=-120, w=900, h=460, title=f"town {words}", note=SECRET),
        Boundary(id="club", z="a2", x=520, y=-40, w=240, h=260, shape="rectangle", title="club", dashed=True),
        Icon(id="young", z="b1", symbol="teenager", x=60, y=60, label=f"young {words}", face="sad"),
        Icon(id="school", z="b2", symbol="school", x=340, y=110, label="school", note=SECRET),
        Icon(id="worker", z="b3", symbol="youth-worker", x=640, y=100, label="worker"),
        Note(id="note", z="b4", x=100, y=180, text=words),
        Bubble(id="said", z="b5", x=80, y=-80, text=f"said {words}", tail=End("young")),
        Ink(id="ink", z="b6", y=280, samples=tuple((4.0 * x, x % 7, 0.5) for x in range(50))),
        Image(id="photo", z="b7", image_id="lost", x=900, w=60, h=60),
        Frame(id="frame", z="b8", name="a part", x=0, w=200, h=200),
        Icon(id="hidden", z="b9", symbol="council", x=700, y=300, label=SECRET, hidden=True),
        Link(id="flow", z="c1", start=End("young"), end=End("school"), label=words[:200]),
        Link(
            id="clash",
            z="c2",
            relation="tension",
            heads="both",
            start=End("school"),
            end=End("worker"),
            label="who?",
            tension=voices,
        ),
        Link(id="pays", z="c3", relation="money", heads="start", start=End("worker"), end=End("town")),
        Link(id="inner", z="c4", relation="weak", heads="none", start=End("young"), end=End("town")),
        Link(id="loose", z="c5", start=End("young"), end=End("", 400, 300)),
        Link(id="into-hiding", z="c7", start=End("young"), end=End("hidden"), label="to whom?"),
        Link(id="unseen", z="c6", start=End("young"), end=End("hidden"), label=SECRET, hidden=True),
        title="Our town",
        date="May 2026",
        authors=(SECRET,),
    )
