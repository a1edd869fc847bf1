"""The picture as plain immutable data: no Qt, no files, no global state."""
