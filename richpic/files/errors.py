"""The one kind of error that reading and writing raise."""

from __future__ import annotations


class FileError(Exception):
    """A file could not be read or written.

    The message is one line in plain words for the user: what happened and where.
    """
