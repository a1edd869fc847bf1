"""PDF: one page of the right size, vectors, and text that can be searched and copied."""

import io
import re
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from richpic.elements import Icon, Ink, Text
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.render import pdf, pdf_text
from richpic.render.options import ExportOptions, keep_going
from richpic.render.scene import make_artwork


def written(picture: Picture, **options) -> bytes:
    out = io.BytesIO()
    artwork = make_artwork(picture, symbol_library(), ExportOptions(**options), pdf.SCALE, pdf.PIXELS_A_POINT)
    pdf.write_pdf(artwork, out, None, keep_going)
    return out.getvalue()


def words(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(document[0].get_textpage().get_text_range().split())


def kinds(data: bytes) -> set[int]:
    with pypdfium2.PdfDocument(data) as document:
        return {thing.type for thing in document[0].get_objects(max_depth=9)}


def test_the_page_is_the_picture_at_96_units_an_inch(small_picture):
    artwork = make_artwork(small_picture, symbol_library(), ExportOptions(), 1.0, pdf.PIXELS_A_POINT)
    with pypdfium2.PdfDocument(written(small_picture)) as document:
        assert len(document) == 1
        assert document[0].get_size() == pytest.approx(
            (artwork.area.w * 0.75, artwork.area.h * 0.75), abs=0.01
        )
    with pypdfium2.PdfDocument(written(small_picture, scale=2.0)) as document:
        assert document[0].get_width() == pytest.approx(artwork.area.w * 1.5, abs=1)


def test_the_title_is_that_of_the_picture(small_picture):
    with pypdfium2.PdfDocument(written(small_picture)) as document:
        assert document.get_metadata_value("Title") == "Our local system"


@pytest.mark.parametrize(
    "text",
    [
        "Banana again and again: what happens next?",
        "“No one tells me” – £5, office fjord, Łódź",
        "Привет from here",
        "waits 9 months, waits 9 months, waits 9 months",
    ],
)
@pytest.mark.parametrize("font", ["hand", "clear"])
def test_text_is_text(text, font):
    picture = added(Text(id="t", text=text), Text(id="u", y=60, text=text, weight=700)).apply(Picture())
    picture = replace(picture, page=replace(picture.page, font=font))
    data = written(picture)
    assert words(data) == f"{text} {text}"
    assert kinds(data) == {pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH}  # the paper is a path


def test_shapes_are_vectors(small_picture):
    ink = Ink(id="i", samples=((0, 0, 0.5), (90, 20, 0.5)), highlighter=True, width=12)
    assert pdfium.FPDF_PAGEOBJ_IMAGE not in kinds(written(added(ink).apply(small_picture)))


def test_fonts_are_inside(small_picture):
    data = written(small_picture)
    assert re.search(rb"/FontName /\w{6}\+ShantellSans-Regular", data)
    assert b"/FontFile2" in data


def test_private_remarks_stay_private(small_picture):
    data = written(small_picture)
    assert "private" not in words(data)
    assert b"private remark" not in data


def test_a_picture_too_large_for_paper_is_fitted_to_the_largest_page():
    far = [Icon(id="a", symbol="council"), Icon(id="b", symbol="council", x=200_000, y=900, z="a1")]
    with pypdfium2.PdfDocument(written(added(*far).apply(Picture()))) as document:
        assert document[0].get_width() == pytest.approx(pdf.LONGEST_SIDE, abs=1)


def test_a_file_that_is_not_as_expected_is_left_as_it_is(small_picture):
    items = make_artwork(small_picture, symbol_library(), ExportOptions(), 1.0).items
    data = written(small_picture)
    for other in (
        b"",
        b"%PDF-1.4 nothing",
        data.replace(b"/W [0 [", b"/W [0 [600 "),
        data.replace(b"trailer", b"tr"),
    ):
        assert pdf_text.readable(other, items) == other


def test_letters_of_another_picture_are_not_believed(small_picture, monkeypatch):
    monkeypatch.setattr(pdf, "readable", lambda data, items: data)
    plain = written(small_picture)
    others = added(Text(id="t", text="zyx")).apply(Picture())
    items = make_artwork(others, symbol_library(), ExportOptions(), 1.0).items
    assert pdf_text.readable(plain, items) == plain
