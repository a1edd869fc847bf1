"""Feelings in the words for somebody: "worried parent" has a face."""

from __future__ import annotations

from collections.abc import Mapping

from richpic.editor.words import words_of

# They say nothing of who is meant, in names and before feelings.
ARTICLES = frozenset(("the", "a", "an", "our", "their", "my", "his", "her", "your", "very", "some"))
_FACES: Mapping[str, str] = {
    "worried": "worried anxious nervous scared frightened afraid stressed concerned uneasy",
    "angry": "angry furious frustrated annoyed cross outraged raging resentful",
    "sad": "sad unhappy upset lonely grieving bereaved depressed tearful heartbroken isolated",
    "exhausted": "exhausted tired drained knackered overworked overstretched weary shattered",
    "bamboozled": "confused bamboozled baffled bewildered puzzled overwhelmed lost",
    "hopeful": "hopeful optimistic inspired encouraged motivated excited",
    "silenced": "silenced unheard ignored voiceless silent",
    "happy": "happy glad proud delighted relieved cheerful content",
}
_FACE_OF = {word: face for face, words in _FACES.items() for word in words.split()}
_FACE_PHRASES: Mapping[tuple[str, ...], str] = {
    ("burnt", "out"): "exhausted",
    ("burned", "out"): "exhausted",
    ("fed", "up"): "angry",
}


def feeling_in(text: str) -> tuple[str, str]:
    """Return the face that "worried parent" has and what is left without that word; "" if there is none."""
    words = text.split()
    plain_words = [" ".join(words_of(word)) for word in words]
    for place in range(min(3, len(words))):
        if face := _FACE_PHRASES.get(tuple(plain_words[place : place + 2])):
            return face, " ".join(words[:place] + words[place + 2 :])
        if face := _FACE_OF.get(plain_words[place], ""):
            return face, " ".join(words[:place] + words[place + 1 :])
        if plain_words[place] not in ARTICLES:
            break
    return "", text
