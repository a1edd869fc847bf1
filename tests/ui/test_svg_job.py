"""A stranger's SVG is read beside the window: what it does to its reader, it does not do to the picture."""

import sys

import pytest

from richpic.files.errors import FileError
from richpic.ui import svg_job
from tests.files.hostile_svg import REFUSED, svg

LINE = svg('<path d="M1 1 L8 8" stroke="#c00"/>').encode()


def reader(monkeypatch, code: str) -> None:
    monkeypatch.setattr(svg_job, "own_program", lambda: [sys.executable, "-c", code])


def test_a_drawing_comes_back_as_a_symbol(qapp):
    read = svg_job.read_apart(LINE)
    assert "stroke" in read.draw and not read.picture


@pytest.mark.parametrize("name", list(REFUSED)[::16])
def test_what_may_not_be_is_refused_in_the_same_words(qapp, name):
    text, words = REFUSED[name]
    with pytest.raises(FileError, match=r".") as refused:
        svg_job.read_apart(text.encode("utf-8", "surrogatepass"))
    assert all(word in str(refused.value) for word in words)


def test_nothing_of_it_is_read_in_the_window(qapp, monkeypatch):
    """Neither the gate, nor what draws, nor what looks for a picture inside."""
    from richpic.files import embedded, svg_safe

    def never(*_: object) -> None:
        raise AssertionError("read beside the open picture")

    monkeypatch.setattr(svg_safe.expat, "ParserCreate", never)
    monkeypatch.setattr(embedded.expat, "ParserCreate", never)
    assert svg_job.read_apart(LINE).draw


def test_a_reader_without_end_is_ended(qapp, monkeypatch):
    reader(monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(FileError, match="too long"):
        svg_job.read_apart(LINE, longest_ms=300)


def test_a_reader_that_dies_takes_nothing_with_it(qapp, monkeypatch):
    reader(monkeypatch, "import os; os.abort()")
    with pytest.raises(FileError, match="cannot be read"):
        svg_job.read_apart(LINE)
    monkeypatch.setattr(svg_job, "own_program", lambda: ["/no/such/program"])
    with pytest.raises(FileError, match="cannot be read"):
        svg_job.read_apart(LINE)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited as Linux does")
def test_a_reader_that_takes_too_much_memory_says_so(qapp, monkeypatch):
    code = "from richpic.files import svg_reader as r; r.read = lambda _: bytearray(2**30); r.main()"
    reader(monkeypatch, code)
    with pytest.raises(FileError, match="memory"):
        svg_job.read_apart(LINE)
