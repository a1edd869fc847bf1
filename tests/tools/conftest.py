"""Tools know nothing of Qt, but the text that elements measure is laid out by it."""

import pytest


@pytest.fixture(autouse=True)
def laid_out_text(qapp):
    return qapp
