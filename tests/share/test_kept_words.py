"""Words kept with a picture stay the user's own, and true: they are told anew where the picture changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from richpic import cli
from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.files.picture_text import from_text, to_text
from richpic.files.reading import read_picture
from richpic.files.saving import write_picture
from richpic.files.symbols import symbol_library
from richpic.model.change import added, edited, page_edited
from richpic.model.picture import Page, Picture
from richpic.render.context import PictureContext
from richpic.render.options import ExportOptions
from richpic.share.kept_words import (
    digest,
    is_heading,
    is_stale,
    paragraphs_of,
    proposed,
    renewed,
    words_of,
)
from richpic.share.trial import Trial
from richpic.share.trying import try_out
from richpic.share.words import describe, long_html, long_markdown


def town(*more) -> Picture:
    things = (
        Icon(id="y", symbol="young-person", x=0, label="young person"),
        Icon(id="s", z="a1", symbol="school", x=400, label="school"),
        Link(id="l", z="a2", start=End("y"), end=End("s"), label="waits for"),
        Boundary(id="b", z="a3", x=-200, y=600, w=900, h=300, title="What they hope for"),
        Icon(id="t", z="a4", symbol="heart", x=100, y=750, label="trust"),
    )
    return added(*things, *more).apply(Picture(page=Page(title="Our town")))


def context(picture):
    return PictureContext(picture, symbol_library())


def now(picture):
    return proposed(picture, context(picture))


def keeping(picture, **fields):
    """The picture with its proposed words kept, and some of them as the user wrote them."""
    page = replace(picture.page, **now(picture).words.fields)
    return replace(picture, page=replace(page, **fields))


def with_council(picture):
    council = Icon(id="c", z="a5", symbol="council", x=800, label="council")
    link = Link(id="k", z="a6", start=End("c"), end=End("s"), label="pays for")
    return added(council, link).apply(picture)


def test_what_is_kept_is_fresh_until_the_picture_tells_something_else():
    kept = keeping(town())
    assert not is_stale(kept.page, now(kept))
    moved = edited(kept.elements["y"], {"x": 12.0, "y": 7.0, "size": 130.0}).apply(kept)
    assert not is_stale(moved.page, now(moved)), "a thing that is moved a little is told the same"
    changed = edited(kept.elements["l"], {"label": "runs away from"}).apply(kept)
    assert is_stale(changed.page, now(changed))
    remark = edited(kept.elements["l"], {"note": "she told me"}).apply(kept)
    assert not is_stale(remark.page, now(remark)), "private remarks are never told"


def test_nothing_kept_and_words_of_unknown_age_are_not_called_stale():
    picture = town()
    assert not is_stale(picture.page, now(picture))
    older = replace(picture, page=replace(picture.page, description="Drawn in May."))
    assert not is_stale(older.page, now(older))


def test_words_that_nobody_changed_are_told_anew_as_a_whole():
    kept = keeping(town())
    later = with_council(kept)
    assert renewed(later.page, now(later)) == now(later).words


def test_own_sentences_stay_where_they_are_when_the_rest_is_told_anew():
    kept = keeping(town())
    own = kept.page.description.replace(
        "The young person waits for the school.",
        "The young person waits for the school. For nine months, said Mrs. B. of the P.D.U.!",
    )
    assert own != kept.page.description
    own += "\n\nWhat we asked ourselves\n\nWho is not in the room?"
    later = with_council(replace(kept, page=replace(kept.page, description=own)))
    assert is_stale(later.page, now(later))
    words = renewed(later.page, now(later)).description
    assert "For nine months, said Mrs. B. of the P.D.U.!" in words
    assert words.endswith("What we asked ourselves\n\nWho is not in the room?")
    assert "The council pays for the school." in words
    assert "4 icons" in words and "3 icons" not in words
    assert "waits for the school. For nine months, said Mrs. B. of the P.D.U.! The council" in words


def test_a_sentence_that_was_deleted_stays_away_and_one_that_was_mended_is_not_doubled():
    kept = keeping(town())
    own = kept.page.description.replace("The young person waits for the school.", "She waits. And waits.")
    later = with_council(replace(kept, page=replace(kept.page, description=own)))
    words = renewed(later.page, now(later)).description
    assert "She waits. And waits." in words
    assert "The young person waits for the school." not in words


def test_what_is_no_longer_there_is_no_longer_told():
    kept = keeping(town(), alt="Our town, drawn in May. " + now(town()).words.alt)
    gone = edited(kept.elements["l"], {"hidden": True}).apply(kept)
    words = renewed(gone.page, now(gone))
    assert words.alt.startswith("Our town, drawn in May.")
    assert "waits for" not in words.alt + words.description


def test_what_goes_out_is_what_is_kept_brought_up_to_date_and_proposals_for_the_rest():
    picture = town()
    assert words_of(picture, context(picture)).alt == now(picture).words.alt
    own = replace(picture, page=replace(picture.page, alt="Ours."))
    words = words_of(own, context(own))
    assert (words.alt, words.description) == ("Ours.", now(picture).words.description)
    assert words_of(own, context(own), fresh=True) == now(picture).words
    stale = with_council(keeping(picture, alt="Ours."))
    assert "council" in words_of(stale, context(stale)).description
    assert "Ours." in words_of(stale, context(stale)).alt


@pytest.mark.parametrize("limit", [1, 20, 40, 100, 300])
def test_the_kept_alt_text_is_cut_at_a_sentence(limit):
    picture = replace(
        town(), page=Page(alt="Our town in May. A young person waits, and waits! “Why?” she asks.")
    )
    words = describe(picture, context(picture), limit)
    assert len(words) <= limit
    if limit == 20:
        assert words == "Our town in May."
    if limit == 300:
        assert words == picture.page.alt
    with pytest.raises(ValueError, match="at least one"):
        describe(picture, context(picture), 0)


def test_headings_are_short_lines_without_a_full_stop():
    assert is_heading("What they hope for")
    assert not is_heading("They hope.")
    assert not is_heading("Who is not in the room?")
    assert not is_heading("word " * 40)
    assert paragraphs_of("One\nline.\n\n \n  Two. ") == ["One line.", "Two."]


def test_what_is_kept_is_saved_and_read_again_and_undone():
    picture = town()
    change = page_edited(picture.page, now(picture).words.fields)
    kept = change.apply(picture)
    assert from_text(to_text(kept)).page == kept.page
    assert change.inverse.apply(kept).page == picture.page
    assert digest("a  b\n c") == digest("a b c") != digest("a b d")


def test_kept_words_go_into_the_long_description_with_their_headings():
    picture = keeping(town(), description="What we saw\n\nA queue <b>.\n\nAnd *hope*.")
    assert long_html(picture, context(picture)).splitlines() == [
        "<article>",
        "<h2>Our town</h2>",
        "<h3>What we saw</h3>",
        "<p>A queue &lt;b&gt;.</p>",
        "<p>And *hope*.</p>",
        "</article>",
    ]
    assert "## What we saw\n\nA queue \\<b\\>." in long_markdown(picture, context(picture))
    assert long_html(picture, context(picture), fresh=True) == long_html(town(), context(town()))
    assert long_markdown(keeping(town()), context(town())) == long_markdown(town(), context(town()))


def test_the_command_says_whether_the_words_are_kept_and_still_true(capsys, tmp_path):
    def described(picture, *more):
        write_picture(picture, tmp_path / "town.richpic")
        assert cli.run(["describe", str(tmp_path / "town.richpic"), *more]) == 0
        return capsys.readouterr()

    kept = keeping(town(), alt="Ours, in May.")
    assert described(town()).err == ""
    told = described(kept)
    assert told.out == "Ours, in May.\n"
    assert "these words are kept" in told.err
    changed = described(with_council(kept))
    assert "Ours, in May." in changed.out and "council" in changed.out
    assert "changed since" in changed.err
    fresh = described(with_council(kept), "--fresh")
    assert (fresh.err, "Ours" in fresh.out) == ("", False)


def test_what_is_tried_out_before_it_is_shared_says_what_it_shows(tmp_path):
    kept = keeping(town(), alt="Ours, in May.")
    trial = Trial(1, str(tmp_path), (ExportOptions(width=300),), ".png", reopens=True)
    (tried,) = try_out(kept, trial, symbol_library(), lambda share: True)
    with Image.open(tried.path) as image:
        assert image.text["Description"] == "Ours, in May."
        assert "The young person waits for the school." in image.text["XML:com.adobe.xmp"]
    assert read_picture(Path(tried.path)).page == replace(kept.page, choices=())
