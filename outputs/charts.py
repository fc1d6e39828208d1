"""Pictures of a release: who delivered, and the main figures by agency.

The same release must give the same bytes: fonts are those that matplotlib brings, no date or name of
a program goes into the file, and its pixels are stored, not deflated (another zlib would give others).
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from outputs.release_content import ReleaseContent
from outputs.words.agency_names import group_name, short_name
from outputs.words.written import count
from schemas.catalogue import text
from schemas.figure import Figure, FigureState
from schemas.submission import AgencyState

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

WIDTH_INCHES = 6.4
_DPI = 130
_MOST_FIGURES = 4
_MOST_AGENCIES = 40
_SHADES = {
    AgencyState.DELIVERED: "0.25",
    AgencyState.LATE: "0.5",
    AgencyState.AWAITED: "0.75",
    AgencyState.FAILED: "0.9",
    AgencyState.MISSING: "1.0",
}
_STORED_BLOCK = 65535


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture as PNG, with its title and what it shows in words."""

    title: str
    alt: str
    png: bytes


@lru_cache(maxsize=1)
def charts(content: ReleaseContent, lang: str) -> tuple[Chart, ...]:
    """Return the pictures of a release: completeness, then the figures with most agencies behind them.

    Report and audit page show the same ones: they are drawn once.
    """
    made = [_completeness(content, lang)] if content.deliveries else []
    figures = [(figure, bars) for figure in content.consolidation.figures if (bars := _bars(content, figure))]
    figures.sort(key=lambda pair: -len(pair[1]))
    made += [_by_agency(figure, bars, lang) for figure, bars in figures[:_MOST_FIGURES]]
    return tuple(made)


def _completeness(content: ReleaseContent, lang: str) -> Chart:
    groups = [group for group in content.groups if any(d.expected for d in content.members(group))]
    names = [group_name(content, group, lang) for group in groups]
    counts = [Counter(d.state for d in content.members(group) if d.expected) for group in groups]
    drawing, axes = _drawing(0.8 + 0.4 * len(groups))
    left = [0] * len(groups)
    for state, shade in _SHADES.items():
        numbers = [count[state] for count in counts]
        if any(numbers):
            label = text(f"shown.delivery.{state}", lang)
            axes.barh(names, numbers, left=left, color=shade, edgecolor="black", linewidth=0.6, label=label)
            left = [a + b for a, b in zip(left, numbers, strict=True)]
    axes.xaxis.get_major_locator().set_params(integer=True)
    drawing.legend(loc="outside lower center", ncols=3, fontsize=8, frameon=False)
    said = "; ".join(
        f"{name}: "
        + ", ".join(f"{text(f'shown.delivery.{s}', lang)} {count[s]}" for s in _SHADES if count[s])
        for name, count in zip(names, counts, strict=True)
    )
    return Chart(text("chart.completeness", lang), said, _png(drawing))


def _bars(content: ReleaseContent, figure: Figure) -> list[tuple[str, float, str]]:
    """Return name, number and words of each agency that reports one, of many agencies those with the most.

    They stand in their order; of a range no single number is drawn.
    """
    if figure.combine == "list":
        return []
    found = []
    for delivery in content.deliveries:
        said = figure.by_agency.get(delivery.agency)
        if said and said.state is FigureState.REPORTED and said.value is not None:
            name = short_name(content, delivery.agency)
            found.append((name[:1].upper() + name[1:], float(said.value), said.rendered))
    most = sorted(range(len(found)), key=lambda at: -found[at][1])[:_MOST_AGENCIES]
    return [found[at] for at in sorted(most)] if len(found) > 1 else []


def _reporting(figure: Figure) -> int:
    """Return how many agencies report a number that can be drawn."""
    return sum(
        said.state is FigureState.REPORTED and said.value is not None for said in figure.by_agency.values()
    )


def _by_agency(figure: Figure, bars: list[tuple[str, float, str]], lang: str) -> Chart:
    drawing, axes = _drawing(0.5 + 0.22 * len(bars))
    places = range(len(bars))
    drawn = axes.barh(places, [value for _, value, _ in bars], color="0.6", edgecolor="black", linewidth=0.6)
    axes.set_yticks(places, [name for name, _, _ in bars])
    axes.bar_label(
        drawn, [words.removesuffix(f" {figure.unit}") for _, _, words in bars], fontsize=8, padding=3
    )
    axes.margins(x=0.18)
    title = text("chart.figure", lang, label=figure.label, unit=figure.unit)
    if others := _reporting(figure) - len(bars):
        title = text(
            "chart.figure.cut", lang, title=title, shown=count(len(bars), lang), others=count(others, lang)
        )
    return Chart(title, "; ".join(f"{name}: {words}" for name, _, words in bars), _png(drawing))


def _drawing(height: float) -> tuple["Drawing", Any]:
    # A second that only the writing of a release pays.
    import matplotlib as mpl  # noqa: PLC0415
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure as NewDrawing  # noqa: PLC0415

    # Whatever a matplotlibrc of this machine says, the picture is the same.
    with mpl.rc_context(mpl.rcParamsDefault | {"font.family": ["DejaVu Serif"], "backend": "agg"}):
        drawing = NewDrawing(figsize=(WIDTH_INCHES, height), dpi=_DPI, layout="constrained")
        FigureCanvasAgg(drawing)
        axes = drawing.add_subplot()
        axes.invert_yaxis()
        axes.tick_params(labelsize=8)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
    return drawing, axes


def _png(drawing: "Drawing") -> bytes:
    """Return a drawing as a PNG in sixteen shades of grey: half the bytes of 256, and as clear on paper."""
    import matplotlib as mpl  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    with mpl.rc_context(mpl.rcParamsDefault | {"font.family": ["DejaVu Serif"], "backend": "agg"}):
        canvas: Any = drawing.canvas
        canvas.draw()
        grey = np.asarray(canvas.buffer_rgba())[:, :, 0]
    height, width = grey.shape
    shades = np.pad(grey, ((0, 0), (0, width % 2))) >> 4
    pairs = shades[:, ::2] << 4 | shades[:, 1::2]
    rows = b"".join(b"\0" + row.tobytes() for row in pairs)
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    dots = round(_DPI / 0.0254)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))
        + _chunk(b"IDAT", b"\x78\x01" + b"".join(_stored(rows)) + struct.pack(">I", zlib.adler32(rows)))
        + _chunk(b"IEND", b"")
    )


def _stored(rows: bytes) -> Iterator[bytes]:
    """Yield bytes as stored blocks of a deflate stream (RFC 1951, 3.2.4)."""
    for at in range(0, len(rows), _STORED_BLOCK):
        block = rows[at : at + _STORED_BLOCK]
        last = at + _STORED_BLOCK >= len(rows)
        yield struct.pack("<BHH", last, len(block), len(block) ^ 0xFFFF) + block


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
