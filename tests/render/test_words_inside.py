"""What a picture shows is said inside its files, where other programs and screen readers look for it."""

import ctypes
from dataclasses import replace
from xml.etree import ElementTree

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from richpic.elements.frame import Frame
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.render.export import ExportOptions
from richpic.render.pdf import write_pages
from richpic.render.scene import make_artwork

ALT = "Two services talk: “who pays?” & <who> asks."
LONG = "The youth worker waits.\n\nWhat they hope for\n\nThe council pays, in žlutý."
IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
DC = "{http://purl.org/dc/elements/1.1/}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def told(small_picture):
    """The small picture with words for those who cannot see it."""
    return replace(small_picture, page=replace(small_picture.page, alt=ALT, description=LONG))


def xmp_fields(packet):
    """The texts in an XMP packet, by the names of their fields."""
    root = ElementTree.fromstring(packet)
    (about,) = root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description")
    return {field.tag: "".join(field.itertext()) for field in about}


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_images_say_it_in_the_fields_of_the_iptc(exported, told, suffix):
    with Image.open(exported(told, suffix)) as image:
        packet = image.info["xmp"] if suffix != ".png" else image.text["XML:com.adobe.xmp"]
        assert not dict(image.getexif())
    fields = xmp_fields(packet)
    assert fields[f"{IPTC}AltTextAccessibility"] == ALT
    assert fields[f"{IPTC}ExtDescrAccessibility"] == LONG
    assert fields[f"{DC}title"] == "Our local system"
    assert set(fields) == {f"{IPTC}AltTextAccessibility", f"{IPTC}ExtDescrAccessibility", f"{DC}title"}


def test_words_that_a_jpeg_has_no_room_for_are_left_out_but_for_the_short_ones(exported, told):
    endless = replace(told, page=replace(told.page, description="ž" * 20_000 + "&" * 20_000))
    with Image.open(exported(endless, ".jpg")) as image:
        fields = xmp_fields(image.info["xmp"])
    assert fields[f"{IPTC}AltTextAccessibility"] == ALT
    assert f"{IPTC}ExtDescrAccessibility" not in fields


def test_an_svg_is_an_image_named_by_title_and_short_description(exported, told):
    root = ElementTree.parse(exported(told, ".svg")).getroot()
    assert root.get("role") == "img"
    texts = {one.get("id"): one.text for one in root if one.tag in (f"{SVG}title", f"{SVG}desc")}
    assert [texts[name] for name in root.get("aria-labelledby").split()] == ["Our local system", ALT]
    (long,) = root.iter(f"{DC}description")
    assert long.text == LONG


def test_a_description_alone_is_what_is_said(exported, small_picture):
    only = replace(small_picture, page=replace(small_picture.page, description="Two services talk."))
    root = ElementTree.parse(exported(only, ".svg")).getroot()
    assert root.find(f"{SVG}desc").text == "Two services talk."
    assert not list(root.iter(f"{DC}description"))


def test_a_part_of_a_picture_is_not_described_as_the_whole(exported, told):
    frame = Frame(id="f", z="a5", x=-20, y=0, w=160, h=120, name="left")
    part = added(frame).apply(told)
    out = exported(part, ".svg", frame="left").read_text("utf-8")
    assert "who pays" not in out and "žlutý" not in out


def figures(page):
    """What the structure of a PDF page says, as a reader that is not ours finds it: type and description."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    found = []
    waiting = [
        pdfium.FPDF_StructTree_GetChildAtIndex(tree, i)
        for i in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    while waiting:
        element = waiting.pop(0)
        found.append(
            (
                text(pdfium.FPDF_StructElement_GetType, element),
                text(pdfium.FPDF_StructElement_GetAltText, element),
            )
        )
        count = pdfium.FPDF_StructElement_CountChildren(element)
        children = (pdfium.FPDF_StructElement_GetChildAtIndex(element, i) for i in range(count))
        waiting += [child for child in children if child]
    pdfium.FPDF_StructTree_Close(tree)
    return found


def text(ask, element):
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(max(2, size))
    ask(element, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


def test_a_page_of_a_pdf_is_a_figure_with_its_description(exported, told):
    document = pypdfium2.PdfDocument(exported(told, ".pdf"))
    assert pdfium.FPDFCatalog_IsTagged(document)
    data = exported(told, ".pdf").read_bytes()
    assert b"/Lang (en-GB)" in data
    assert all(trailer.count(b"/Prev") <= 1 for trailer in data.split(b"trailer")[1:])
    assert figures(document[0]) == [("Document", ""), ("Figure", f"{ALT}\n\n{LONG}")]
    words = document[0].get_textpage().get_text_bounded()
    assert "youth worker" in words, "what is written on it is still found"


def test_each_page_of_a_pdf_has_its_own(told, small_picture, tmp_path):
    other = replace(small_picture, page=replace(small_picture.page, alt="The second."))
    pages = [make_artwork(one, symbol_library(), ExportOptions(), 1.0) for one in (told, other)]
    with (tmp_path / "two.pdf").open("wb") as file:
        write_pages(pages, file, lambda share: True)
    document = pypdfium2.PdfDocument(tmp_path / "two.pdf")
    assert [figures(page)[-1][1] for page in document] == [f"{ALT}\n\n{LONG}", "The second."]
