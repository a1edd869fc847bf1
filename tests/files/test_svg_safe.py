"""Foreign SVG: what means harm is refused in one line, and nothing but shapes ever comes through."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.files.errors import FileError
from richpic.files.svg_symbol import converted
from richpic.model.symbol_text import drawn, is_sound
from tests.files.hostile_svg import DOT, HARMLESS, OPEN, REFUSED, svg

SQUARE = converted(svg("")).draw
_watched = threading.local()


def _heard(event: str, _: object) -> None:
    log = getattr(_watched, "log", None)
    if log is not None and event.split(".")[0] in ("open", "socket", "subprocess", "os", "urllib"):
        log.append(event)


sys.addaudithook(_heard)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("name", REFUSED)
def test_what_means_harm_is_refused_in_one_line(name):
    text, words = REFUSED[name]
    data = text if "\ud800" in text else text.encode()
    with pytest.raises(FileError) as caught:
        converted(data)
    said = str(caught.value)
    assert all(word in said for word in words), said
    assert "\n" not in said and len(said) < 300


@pytest.mark.parametrize("name", HARMLESS)
def test_of_what_is_harmless_nothing_but_the_shapes_is_left(name):
    assert converted(HARMLESS[name].encode()).draw == SQUARE


def test_reading_touches_no_file_and_no_network():
    converted(svg('<path fill="red" d="M0 0h9v9z"/>'))  # imports all that it ever needs
    for text in (*HARMLESS.values(), *(text for text, _ in REFUSED.values())):
        _watched.log = []
        try:
            converted(text)
        except FileError:
            pass
        finally:
            touched, _watched.log = _watched.log, None
        assert touched == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of memory are set as Unix does")
def test_a_pack_of_nothing_but_harm_takes_no_more_memory_than_allowed(tmp_path):
    folder = tmp_path / "harm"
    folder.mkdir()
    for number, (text, _) in enumerate(REFUSED.values()):
        (folder / f"icon-{number}.svg").write_bytes(text.encode("utf-8", "surrogatepass"))
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20,) * 2);"
        "from richpic.cli import main; main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, "icons", "add", str(folder)],
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("richpic: harm: none of its icons can be taken")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited as Linux can")
@pytest.mark.parametrize("how", [[], ["--progress"]], ids=["by hand", "for a window"])
def test_a_pack_that_takes_too_much_memory_is_refused_in_one_line(how, tmp_path):
    greedy = (
        "import sys; from richpic.files import icon_packs; from richpic.cli import main;"
        "icon_packs.pack_source = lambda path: bytearray(600 * 2**20); main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", greedy, "icons", "add", str(tmp_path), *how],
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 2
    assert (
        done.stderr
        == f"richpic: {tmp_path.name}: not added, because it takes too much memory. Try a part of it.\n"
    )


VALID = (
    f'{OPEN} fill="none" stroke="currentColor" stroke-width="2">'
    '<path d="M3 9.5a2 2 0 0 1 4 .5v6zm4-3.1l9 9"/></svg>',
    f'{OPEN}><defs><linearGradient id="a"><stop offset="0" stop-color="#f00"/>'
    '<stop offset="1"/></linearGradient><clipPath id="c"><circle cx="9" cy="9" r="6"/></clipPath></defs>'
    '<g clip-path="url(#c)" opacity=".5">'
    '<rect x="2" y="3" width="12" height="9" rx="2" fill="url(#a)"/></g></svg>',
    f"{OPEN}><style>.a{{fill:#369}} #b{{stroke:rgb(1,2,3)}}</style>"
    f'<symbol id="s" viewBox="0 0 9 9">{DOT}</symbol>'
    '<use href="#s" width="9" height="9" class="a" transform="rotate(9 3 3) scale(1.5)"/>'
    '<polygon id="b" points="1,1 9,2 4,8" fill-rule="evenodd" style="fill-opacity:50%"/></svg>',
)
_PIECES = st.sampled_from(
    [
        *(
            "<g>",
            "</g>",
            "<use href='#s'/>",
            "-1e9",
            "1e-300",
            "NaN",
            "none",
            "url(#a)",
            "url(x)",
            "0",
            "%",
            '"',
        ),
        *(
            "matrix(0 0 0 0 0 0)",
            "scale(0)",
            "M",
            "A",
            "zz",
            "<!--",
            "]]>",
            "&amp;",
            "&x;",
            "\0",
            "é",
            "#",
            ";",
        ),
        *("viewBox='0 0 0 0'", "r='-5'", "currentColor", "evenodd", "inherit", "1e308", "99999999999"),
    ]
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A valid SVG in which pieces were cut out, doubled, put elsewhere or put in."""
    text = draw(st.sampled_from(VALID))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        piece = draw(st.one_of(_PIECES, st.just(text[start:end] * 2), st.text(max_size=6)))
        text = text[:start] + piece + text[end:]
    return text


@given(mutated())
def test_whatever_is_in_it_an_svg_becomes_a_drawing_or_is_refused(text):
    try:
        made = converted(text)
    except FileError as error:
        assert "\n" not in str(error)
        return
    assert is_sound(made.draw)
    marks, outline = drawn(made.draw)
    assert marks and outline.ops
    assert "<" not in made.draw and "url" not in made.draw


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_a_drawing_or_are_refused(data):
    with pytest.raises(FileError):
        converted(data)
