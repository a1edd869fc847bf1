"""The editor: the only writer of the picture, and the plans that it carries out."""
