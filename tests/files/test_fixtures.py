"""Files of every released version of the format open for ever."""

from pathlib import Path

import pytest

from richpic.files import migrations
from richpic.files.errors import FileError
from richpic.files.picture_text import from_text, to_text
from richpic.files.reading import read_picture

FIXTURES = Path(__file__).parent / "fixtures"
VERSIONS = range(1, migrations.VERSION + 1)


def fixture(version: int) -> Path:
    return FIXTURES / f"version-{version}.richpic"


def test_every_version_of_the_format_has_a_fixture_and_there_are_no_others():
    assert {path.name for path in FIXTURES.glob("version-*")} == {fixture(one).name for one in VERSIONS}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_any_version_opens_and_is_saved_as_the_newest(version):
    before = fixture(version).read_bytes()
    picture = read_picture(fixture(version))
    assert fixture(version).read_bytes() == before
    again = from_text(to_text(picture))
    assert again.elements == picture.elements
    assert f'"version": {migrations.VERSION},' in to_text(picture)


@pytest.mark.parametrize("ahead", [1, 7, 9_000])
def test_a_file_from_the_future_is_refused_kindly_and_left_alone(ahead, tmp_path):
    path = tmp_path / "plan.richpic"
    newer = f'"version": {migrations.VERSION + ahead},'
    text = (
        fixture(migrations.VERSION).read_text("utf-8").replace(f'"version": {migrations.VERSION},', newer, 1)
    )
    path.write_text(text, "utf-8")
    with pytest.raises(FileError) as refused:
        read_picture(path)
    assert "made by a newer version of richpic" in str(refused.value)
    assert "update the program to open it, the file is as it was" in str(refused.value)
    assert path.read_text("utf-8") == text
