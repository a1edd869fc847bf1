"""Words about an image, as other programs look for them inside it: an XMP packet.

The fields are those of the IPTC Photo Metadata Standard 2021.1 for accessibility, AltTextAccessibility and
ExtDescrAccessibility, and the Dublin Core's title and rights: whom to thank for icons. Nothing else is
said: not when, by whom or with what.
"""

from __future__ import annotations

from dataclasses import replace
from xml.sax.saxutils import escape

from richpic.render.scene import Artwork
from richpic.render.text import printable

# Of a PNG's iTXt chunk, by the XMP specification, part 3.
KEYWORD = "XML:com.adobe.xmp"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
{fields}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def xmp_packet(artwork: Artwork, most: int | None = None) -> str:
    """Return the packet: title, short description and, where there are any, the long one and thanks.

    The long one is left out where there would be more than `most` bytes with it.
    """
    fields = {
        "dc:title": artwork.title,
        "Iptc4xmpCore:AltTextAccessibility": artwork.description,
        "Iptc4xmpCore:ExtDescrAccessibility": artwork.long_description,
        "dc:rights": artwork.credits,
    }
    packet = _PACKET.format(fields="".join(_field(name, words) for name, words in fields.items() if words))
    if most is not None and artwork.long_description and len(packet.encode("utf-8", "replace")) > most:
        return xmp_packet(replace(artwork, long_description=""))
    return packet


def _field(name: str, words: str) -> str:
    told = escape(printable(words))
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{told}</rdf:li></rdf:Alt></{name}>\n'
