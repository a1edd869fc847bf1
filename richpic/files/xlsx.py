"""A workbook of plain sheets as .xlsx (ECMA-376): text and numbers, a bold first row that stays in view.

Texts are written as texts, so that none of them is ever taken for a formula.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

Row = Sequence[str | int]
# A cell holds no more (Excel's own limit), and a sheet's name neither.
MOST_LETTERS, MOST_NAME = 32_767, 31
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def xlsx(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """Return a workbook with `sheets` by name; the first row of each holds its headings."""
    names = list(sheets)
    parts = {
        "[Content_Types].xml": _content_types(len(names)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(names),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{i + 1}.xml") for i in range(len(names))),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _STYLES,
    }
    for number, name in enumerate(names, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(sheets[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            # A fixed time: the same picture gives the same file, to the byte.
            archive.writestr(zipfile.ZipInfo(path), (_HEAD + text).encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _content_types(sheets: int) -> str:
    kinds = {"/xl/workbook.xml": f"{_KIND}.sheet.main+xml", "/xl/styles.xml": f"{_KIND}.styles+xml"}
    kinds |= {f"/xl/worksheets/sheet{i + 1}.xml": f"{_KIND}.worksheet+xml" for i in range(sheets)}
    parts = "".join(f'<Override PartName="{path}" ContentType="{kind}"/>' for path, kind in kinds.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    made = (
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(made)}</Relationships>'


def _workbook(names: Sequence[str]) -> str:
    sheets = (
        f'<sheet name={quoteattr(name[:MOST_NAME])} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(sheets)}</sheets></workbook>'


def _sheet(rows: Sequence[Row]) -> str:
    body = "".join(
        f'<row r="{number}">{"".join(_cell(value, i, number) for i, value in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    columns = max(map(len, rows), default=1)
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{max(1, columns)}" width="24" customWidth="1"/></cols>'
        f"<sheetData>{body}</sheetData></worksheet>"
    )


def _cell(value: str | int, column: int, row: int) -> str:
    if value == "":
        return ""
    place = f'r="{chr(65 + column)}{row}"{" s=" + chr(34) + "1" + chr(34) if row == 1 else ""}'
    if isinstance(value, int):
        return f"<c {place}><v>{value}</v></c>"
    text = escape(_CONTROLS.sub("", value)[:MOST_LETTERS])
    return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
