"""Exporting makes an application of its own where there is none; here all tests share one with widgets."""

import pytest


@pytest.fixture(autouse=True)
def _qt(qapp) -> None:
    """Have the application that window tests need, whichever comes first."""
