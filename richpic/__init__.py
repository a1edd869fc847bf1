"""Rich pictures: the people, organisations, feelings and tensions of a situation, drawn by hand."""

__version__ = "0.1.0"
