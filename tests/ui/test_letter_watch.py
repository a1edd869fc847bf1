"""Letters that no font here has are told once, however much there is to read."""

import pytest
from PySide6.QtWidgets import QApplication

from richpic.editor.editor import Editor
from richpic.elements.note import Note
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.ui import letter_watch
from richpic.ui.letter_watch import LetterWatch

# A private character of the last plane: no font of letters or icons has it.
NOBODYS = "\U0010f234"


@pytest.fixture
def told(qapp, monkeypatch):
    monkeypatch.setattr(letter_watch, "SLICE", 0.0002)
    editor = Editor(lambda picture: PictureContext(picture, symbol_library()))
    words = []
    watch = LetterWatch(editor, words.append)
    yield editor, words
    del watch


def notes(count, text):
    return [Note(id=f"{text[0]}{n}", z="a1", text=text) for n in range(count)]


def test_a_picture_that_takes_many_slices_is_told_of_in_one_sentence(told, qtbot):
    editor, words = told
    editor.open(added(*notes(2000, "plain"), *notes(3, f"what {NOBODYS} is")).apply(Picture()))
    assert not words, "the paper comes first"
    qtbot.waitUntil(lambda: bool(words))
    editor.commit(added(Note(id="again", z="a2", text=f"and {NOBODYS}")))
    for _ in range(5):
        QApplication.processEvents()
    assert len(words) == 1 and NOBODYS in words[0]
