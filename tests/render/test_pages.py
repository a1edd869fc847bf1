"""A PDF with a page a frame, in the order of the list: as large as its frame, with words that can be read."""

import pypdfium2
import pytest

from richpic.elements import Frame, Icon, Text
from richpic.files.symbols import symbol_library
from richpic.model.picture import Picture
from richpic.render.export import ExportCancelled, ExportError
from richpic.render.options import ExportOptions
from richpic.render.pages import export_pages

FRAMES = (
    Frame(id="f", z="a2", name="second", x=500, w=300, h=200),
    Frame(id="g", z="a3", name="first", x=0, w=400, h=200),
    Frame(id="h", z="a1", name="third", x=0, y=400, w=200, h=300),
    Frame(id="i", z="a4", name="unseen", x=0, y=800, w=200, h=300, hidden=True),
)
THINGS = (
    Icon(id="a", z="b1", symbol="school", x=200, y=80, label="our school"),
    Text(id="b", z="b2", x=560, y=80, text="Fluffy office"),
    Text(id="c", z="b3", x=20, y=500, text="and why"),
)


def picture(*elements) -> Picture:
    return Picture({one.id: one for one in elements})


@pytest.fixture
def pages(tmp_path, qapp):
    def write(**options):
        out = tmp_path / "pages.pdf"
        assert export_pages(picture(*FRAMES, *THINGS), out, ExportOptions(**options), symbol_library()) == 3
        return pypdfium2.PdfDocument(out.read_bytes())

    return write


def test_each_frame_is_a_page_of_its_size_in_the_order_of_the_list(pages):
    with pages() as document:
        assert [tuple(page.get_size()) for page in document] == [(300, 150), (225, 150), (150, 225)]
        words = [page.get_textpage().get_text_bounded().split() for page in document]
    assert words == [["our", "school"], ["Fluffy", "office"], ["and", "why"]]


def test_pages_of_one_paper_size_hold_the_frames_as_large_as_they_go(pages):
    wide, high = 1123.0, 794.0
    with pages(sizes=((wide, high), (high, wide))) as document:
        sizes = [tuple(round(side) for side in page.get_size()) for page in document]
    assert sizes == [(843, 596), (843, 596), (596, 843)]


def test_without_frames_there_is_no_file_and_a_plain_reason(tmp_path, qapp):
    out = tmp_path / "none.pdf"
    with pytest.raises(ExportError, match="no frames"):
        export_pages(picture(*THINGS), out, ExportOptions(), symbol_library())
    with pytest.raises(ExportError, match=r"end in \.pdf"):
        export_pages(picture(*FRAMES), tmp_path / "none.png", ExportOptions(), symbol_library())
    assert list(tmp_path.iterdir()) == []


def test_pages_can_be_stopped_at_any_moment_and_leave_nothing(tmp_path, qapp):
    shown, out = picture(*FRAMES, *THINGS), tmp_path / "pages.pdf"
    for limit in (1, 3, 5, 8):
        told: list[float] = []

        def stop(share: float, told: list[float] = told, limit: int = limit) -> bool:
            told.append(share)
            return len(told) < limit

        with pytest.raises(ExportCancelled):
            export_pages(shown, out, ExportOptions(), symbol_library(), stop)
        assert list(tmp_path.iterdir()) == []
        assert told == sorted(told)
