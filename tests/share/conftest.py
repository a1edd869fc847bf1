"""Describing measures where things are, and text is measured by Qt."""

import pytest


@pytest.fixture(autouse=True)
def _qt(qapp) -> None:
    """Have the application that text needs."""
