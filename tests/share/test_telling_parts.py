"""A part that is exported says what it shows, nothing of what lies beside it, and thanks for its icons."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image

from richpic import cli
from richpic.editor.carrying import with_symbols
from richpic.elements import Frame, Icon, Link, Note
from richpic.elements.end import End
from richpic.files.icon_packs import add_pack
from richpic.files.pack_shelf import library_with_packs
from richpic.files.saving import write_picture
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.geometry import Rect
from richpic.model.picture import Page, Picture
from richpic.render.options import ExportOptions, keep_going
from richpic.render.pages import export_pages
from richpic.share.destinations import destinations, named, suited
from richpic.share.formats import export_as
from richpic.share.kit import write_kit
from richpic.share.telling_parts import alt_within, telling
from richpic.share.trial import Trial
from richpic.share.trying import try_out
from tests.render.test_words_inside import DC, IPTC, figures, xmp_fields

TINY = Path(__file__).parents[1] / "files" / "packs" / "tiny"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SVG = "{http://www.w3.org/2000/svg}"
THANKS = "Icons: Tiny Icons by The richpic authors, CC BY 4.0"
# What is written left, right, and of the whole.
LEFT, RIGHT, WHOLE = ("gardener", "waters"), ("Zebedee", "lighthouse"), ("hot-air", "WholeOfIt")


def town(left_symbol: str = "school") -> Picture:
    """Two parts side by side, each in a frame, a link across, and words that were written of the whole."""
    things = (
        Icon(id="a", symbol="volunteer", x=100, y=100, label="gardener"),
        Icon(id="b", z="a1", symbol=left_symbol, x=300, y=100, label="allotment"),
        Link(id="ab", z="a2", start=End("a"), end=End("b"), label="waters"),
        Icon(id="c", z="a3", symbol="parent", x=1100, y=100, label="Zebedee"),
        Note(id="d", z="a4", x=1250, y=60, text="a lighthouse of hope"),
        Link(id="bc", z="a5", start=End("b"), end=End("c")),
        Frame(id="left", z="a7", x=0, y=0, w=420, h=240, name="The garden"),
        Frame(id="right", z="a6", x=1000, y=0, w=420, h=240, name="The shore"),
    )
    page = Page(
        title="Our town", alt="WholeOfIt, told in short.", description="WholeOfIt, with a hot-air balloon."
    )
    change = with_symbols(added(*things), Picture(), library_with_packs())
    return replace(change.apply(Picture()), page=page)


def said_inside(path: Path) -> str:
    """Return all that a file says in words, as readers that are not ours find it."""
    suffix = path.suffix
    if suffix == ".svg":
        return path.read_text("utf-8")
    if suffix == ".pdf":
        with pypdfium2.PdfDocument(path.read_bytes()) as document:
            about = [*document.get_metadata_dict().values(), _packet(path.read_bytes())]
            return "\n".join([*about, *(told for page in document for _, told in figures(page))])
    with Image.open(path) as image:
        texts = getattr(image, "text", {})
        return "\n".join([*texts.values(), texts.get("XML:com.adobe.xmp") or image.info["xmp"].decode()])


def _packet(data: bytes) -> str:
    begin = data.find(b"<?xpacket begin")
    return data[begin : data.find(b"?>", data.find(b"<?xpacket end"))].decode("utf-8", "replace") + "?>"


def rights(path: Path) -> str:
    """Return whom a file thanks, or "": in the field that is for it."""
    if path.suffix == ".svg":
        found = ElementTree.parse(path).getroot().find(f"{SVG}metadata/{RDF}RDF/{RDF}Description/{DC}rights")
        return "" if found is None else found.text
    if path.suffix == ".pdf":
        return xmp_fields(_packet(path.read_bytes())).get(f"{DC}rights", "")
    with Image.open(path) as image:
        packet = image.text["XML:com.adobe.xmp"] if path.suffix == ".png" else image.info["xmp"]
    return xmp_fields(packet).get(f"{DC}rights", "")


ASKED = {
    "a frame": ExportOptions(frame="The garden"),
    "a part": ExportOptions(crop=Rect(0, 0, 420, 240)),
    "a selection": ExportOptions(only=frozenset({"a", "b", "ab"})),
}


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".jpg", ".webp"])
@pytest.mark.parametrize("asked", ASKED)
def test_a_part_says_what_it_holds_and_nothing_of_the_rest(tmp_path, asked, suffix):
    out = tmp_path / f"part{suffix}"
    export_as(town(), out, ASKED[asked], symbol_library())
    said = said_inside(out)
    for words in LEFT:
        assert words in said
    for words in (*RIGHT, *WHOLE):
        assert words not in said
    assert ("The garden" in said) == (asked != "a selection")


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".jpg"])
def test_all_of_it_says_what_was_written_of_the_whole(tmp_path, suffix):
    out = tmp_path / f"all{suffix}"
    export_as(town(), out, ExportOptions(), symbol_library())
    said = said_inside(out)
    assert all(words in said for words in WHOLE)


def test_each_page_of_a_pdf_tells_its_own_frame(tmp_path):
    library, picture = symbol_library(), town()
    export_pages(picture, tmp_path / "pages.pdf", ExportOptions(), library, told=telling(picture, library))
    with pypdfium2.PdfDocument(tmp_path / "pages.pdf") as document:
        first, second = (figures(page)[-1][1] for page in document)
    assert all(words in first for words in LEFT) and all(words in second for words in RIGHT)
    assert not any(words in first for words in (*RIGHT, *WHOLE))
    assert not any(words in second for words in (*LEFT, *WHOLE))


def test_the_command_writes_pages_that_tell_their_own(tmp_path):
    file, out = tmp_path / "town.richpic", tmp_path / "out.pdf"
    write_picture(town(), file)
    assert cli.run(["export", str(file), "-o", str(out), "--pages"]) == 0
    with pypdfium2.PdfDocument(out) as document:
        assert "gardener" in figures(document[0])[-1][1]
        assert "Zebedee" not in figures(document[0])[-1][1]


@pytest.mark.parametrize("suffix", [".png", ".pdf"])
def test_each_image_of_a_thread_that_is_tried_out_tells_its_part(tmp_path, suffix):
    frames = [one.rect() for one in town().order if isinstance(one, Frame)]
    right, left = (ExportOptions(crop=rect) for rect in frames)
    tried = try_out(town(), Trial(1, str(tmp_path), (left, right), suffix), symbol_library(), keep_going)
    if suffix == ".pdf":
        with pypdfium2.PdfDocument(tried[0].path) as document:
            said = [figures(page)[-1][1] for page in document]
    else:
        said = [said_inside(Path(one.path)) for one in tried]
    assert ["gardener" in one for one in said] == [True, False]
    assert ["Zebedee" in one for one in said] == [False, True]


def test_what_is_fitted_to_a_place_tells_its_part_too(tmp_path):
    place = destinations()["bluesky"]
    shot = suited(ExportOptions(frame="The garden"), place)
    trial = Trial(1, str(tmp_path), (shot,), place.limits.formats[0], place.limits)
    (tried,) = try_out(town(), trial, symbol_library(), keep_going)
    said = said_inside(Path(tried.path))
    assert "gardener" in said and "Zebedee" not in said


def test_each_image_of_a_kit_tells_its_part_also_at_length(tmp_path):
    write_kit(town(), symbol_library(), tmp_path / "kit", named(["x"]))
    whole, left, right = (said_inside(one) for one in sorted((tmp_path / "kit" / "x").glob("*.png")))
    assert all(words in whole for words in WHOLE)
    assert all(words in left for words in LEFT) and all(words in right for words in RIGHT)
    assert not any(words in left for words in (*RIGHT, *WHOLE))
    assert not any(words in right for words in (*LEFT, *WHOLE))
    for path in (tmp_path / "kit" / "x").glob("*.png"):
        with Image.open(path) as image:
            fields = xmp_fields(image.text["XML:com.adobe.xmp"])
        assert len(fields[f"{IPTC}ExtDescrAccessibility"]) > 20


def test_an_alt_text_is_chosen_anew_where_the_place_takes_less():
    library, picture = symbol_library(), town()
    told = telling(picture, library)(ExportOptions(frame="The garden"))
    assert alt_within(picture, library, told, 0) == told.words.short
    short = alt_within(picture, library, told, 100)
    assert 40 < len(short) <= 100 < len(told.words.short)
    assert "Zebedee" not in short and "WholeOfIt" not in short
    whole = telling(picture, library)(ExportOptions())
    assert alt_within(picture, library, whole, 20) == "WholeOfIt…"


# Whom to thank


@pytest.fixture
def with_pack(private_home) -> Picture:
    """The town, with an icon of a pack in its left part."""
    add_pack(TINY)
    return town("tiny:kite")


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".jpg", ".webp"])
def test_a_part_thanks_for_the_icons_that_it_shows_and_for_no_others(with_pack, tmp_path, suffix):
    thanked = {}
    for name in ("The garden", "The shore", None):
        out = tmp_path / f"part{suffix}"
        export_as(with_pack, out, ExportOptions(frame=name), library_with_packs())
        thanked[name] = rights(out)
    assert thanked == {"The garden": THANKS, "The shore": "", None: THANKS}


def test_a_png_thanks_also_where_older_programs_look(with_pack, tmp_path):
    out = tmp_path / "all.png"
    for frame, said in (("The garden", THANKS), ("The shore", None)):
        export_as(with_pack, out, ExportOptions(frame=frame), library_with_packs())
        with Image.open(out) as image:
            assert image.text.get("Copyright") == said


def test_pages_thank_once_for_all_of_them(with_pack, tmp_path):
    library = library_with_packs()
    out = tmp_path / "pages.pdf"
    export_pages(with_pack, out, ExportOptions(), library, told=telling(with_pack, library))
    assert rights(out) == THANKS


@pytest.mark.parametrize(("pack", "thanked"), [(True, True), (False, False)])
def test_a_web_page_and_the_draft_of_a_post_thank(private_home, tmp_path, pack, thanked):
    if pack:
        add_pack(TINY)
    picture = town("tiny:kite" if pack else "school")
    write_picture(picture, tmp_path / "town.richpic")
    export_as(picture, tmp_path / "town.html", ExportOptions(), library_with_packs())
    assert (THANKS in (tmp_path / "town.html").read_text("utf-8")) is thanked
    kit = tmp_path / "kit"
    assert cli.run(["kit", str(tmp_path / "town.richpic"), "-o", str(kit), "--for", "bluesky"]) == 0
    assert ("*Icons: Tiny Icons" in (kit / "post.md").read_text("utf-8")) is thanked
    first = next((kit / "bluesky").glob("1-*"))
    assert (rights(first) == THANKS) is thanked


# What is said is said so that programs understand it


@pytest.mark.parametrize("embedded", [None, '{"a picture": "as text"}'])
def test_what_an_svg_says_of_itself_is_whole_rdf_and_draws_nothing(with_pack, tmp_path, embedded):
    out = tmp_path / "all.svg"
    nasty = replace(with_pack.page, alt="", description='Tom & "Jo" <b>\x00]]> said\n\nWhat then')
    export_as(replace(with_pack, page=nasty), out, ExportOptions(), library_with_packs(), embedded)
    root = ElementTree.parse(out).getroot()
    (metadata,) = root.findall(f"{SVG}metadata")
    (rdf,) = metadata
    (about,) = rdf
    assert (rdf.tag, about.tag, about.attrib) == (f"{RDF}RDF", f"{RDF}Description", {f"{RDF}about": ""})
    inside = [f"{DC}description", f"{DC}rights"]
    ours = ["{https://richpic.org/ns}picture"] if embedded else []
    assert [one.tag for one in about] == inside + ours
    # None of it is anywhere but in the metadata: what draws reads tags of SVG alone.
    elsewhere = {one.tag for child in root if child is not metadata for one in child.iter()}
    assert all(tag.startswith(SVG) for tag in elsewhere)
