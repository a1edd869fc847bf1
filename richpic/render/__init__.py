"""From picture to DisplayList, and from DisplayList to pixels, SVG and PDF."""
