"""Icons of packs are found by name, alias and category, after the program's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from richpic.editor.carrying import with_symbols
from richpic.editor.icon_search import best, search
from richpic.editor.pack_search import search_pack
from richpic.elements.icon import Icon
from richpic.files.symbols import symbol_library
from richpic.model.change import added, edited
from richpic.model.packed_symbol import PackedSymbol
from richpic.model.picture import Picture
from richpic.model.symbol import Symbol, SymbolLibrary


def listed(name: str, *synonyms: str, category: str = "") -> Symbol:
    return Symbol(f"toy:{name}", "Toy Box", (), meaning=category, synonyms=synonyms)


class ToyBox:
    """A pack made by hand."""

    prefix, title = "toy", "Toy Box"
    listing = (
        listed("telescope", "spyglass", category="Science"),
        listed("telescope-off"),
        listed("home"),
        listed("steam-train", "locomotive", category="Transport"),
        listed("piñata"),
    )
    count = len(listing)

    def packed(self, name: str) -> PackedSymbol | None:
        known = any(symbol.name == name for symbol in self.listing)
        return PackedSymbol(name, "solid M0 0h9v9z", credit="Toy Box by Ayo") if known else None


@pytest.fixture
def library() -> SymbolLibrary:
    return replace(symbol_library(), packs=(ToyBox(),))


def names(query: str, library: SymbolLibrary) -> list[str]:
    return [symbol.name for symbol in search(query, library)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("telescope", "toy:telescope"),
        ("telescopes", "toy:telescope"),
        ("teles", "toy:telescope"),
        ("spyglass", "toy:telescope"),
        ("train steam", "toy:steam-train"),
        ("locomotives", "toy:steam-train"),
        ("pinata", "toy:piñata"),
    ],
)
def test_an_icon_is_found_by_its_name_and_its_other_words(library, query, first):
    assert names(query, library)[0] == first


def test_an_icon_is_found_by_its_category(library):
    assert "toy:steam-train" in names("transport", library)


def test_the_programs_own_icons_go_before_equally_good_ones(library):
    found = names("home", library)
    assert found[0] == "home"
    assert "toy:home" in found


def test_all_words_have_to_be_there():
    assert search_pack("telescope kitchen", ToyBox.listing, 9) == []
    assert search_pack("", ToyBox.listing, 9) == []


def test_a_search_without_packs_finds_what_it_did(library):
    for query in ("waiting list", "red tape", "nobody asked them"):
        own = names(query, symbol_library())
        assert [name for name in names(query, library) if not name.startswith("toy:")] == own


def test_notes_give_the_same_picture_whatever_packs_there_are(library):
    assert best("telescope", library) == best("telescope", symbol_library())


def test_a_change_brings_the_icons_of_packs_that_it_shows(library):
    placed = with_symbols(added(Icon(id="i1", symbol="toy:home")), Picture(), library)
    assert placed.symbols["toy:home"].credit == "Toy Box by Ayo"
    picture = placed.apply(Picture())
    assert picture.credits == ("Toy Box by Ayo",)
    other = with_symbols(edited(picture.elements["i1"], {"symbol": "toy:piñata"}), picture, library)
    assert other.symbols.keys() == {"toy:piñata"}


def test_a_change_brings_nothing_that_is_there_already_or_is_the_programs_own(library):
    mine = PackedSymbol("toy:home", "solid M0 0h5v5z")
    picture = Picture(symbols={"toy:home": mine})
    change = with_symbols(
        added(Icon(id="i1", symbol="toy:home"), Icon(id="i2", symbol="home")), picture, library
    )
    assert not change.symbols
    assert change.apply(picture).symbols["toy:home"] is mine


def test_what_the_picture_carries_goes_before_what_a_pack_holds_now(library):
    mine = PackedSymbol("toy:home", "solid M0 0h5v5z", called="my home")
    assert library.carrying({"toy:home": mine}).get("toy:home").caption == "my home"
    assert library.get("toy:home").caption == "home"
