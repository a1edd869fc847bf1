"""Rich pictures: the people, organisations, feelings and tensions of a situation, drawn by hand."""

from pathlib import Path

__version__ = "0.1.0"


def _find_assets() -> Path:
    """In a wheel the assets lie inside the package, in a checkout beside it."""
    package = Path(__file__).resolve().parent
    inside = package / "assets"
    return inside if inside.is_dir() else package.parent / "assets"


ASSETS = _find_assets()
"""The folder of icons, fonts and examples that ships with the program."""
