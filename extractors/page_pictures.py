"""Pictures of words on the pages of a PDF: the lines around them, the words in a frame.

Cut to what is needed and drawn in sixteen colours, so that a thousand reports fit one page of proof.
"""

import base64
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

import pypdfium2
from PIL import Image, ImageDraw

from extractors.readers import scan
from extractors.readers.pdf_pages import Geometry, PageText, open_page, opened, page_text
from extractors.readers.scan_document import as_pdf
from schemas.errors import UnreadableFile
from schemas.limits import Limits
from schemas.picture import Picture
from schemas.place import Box, PagePlace

DRAWN = f"2+{pypdfium2.PYPDFIUM_INFO}"
"""Changes when pictures would come out otherwise."""

Hide = Callable[[str], str]
"""Returns words of the same length with some letters hidden."""

_DPI = 110
_AROUND = 26.0
"""Points shown above and below the words: two lines or so."""
_WIDEST, _HIGHEST = 700.0, 260.0
"""Points; a drawing on A0 is cut to the words."""
_GREYS, _TINTS, _FRAME = 8, 7, 15
_TINT = (255, 229, 138)
_FRAME_COLOUR = (196, 90, 0)


def draw(
    content: bytes, name: str, wanted: Mapping[str, PagePlace], hide: Hide | None = None
) -> dict[str, Picture | None]:
    """Return a picture for each place, under the same key; None for one that cannot be drawn.

    With `hide` what it changes in the text of the page is painted over; a page without text of its own,
    in which nothing can be found, is then not drawn at all.

    Raises:
        UnreadableFile: the file cannot be opened.
    """
    drawn: dict[str, Picture | None] = dict.fromkeys(wanted)
    if scan.recognises(content, name):
        content = as_pdf(content, name, Limits())
    with opened(content, name) as document:
        for key, place in sorted(wanted.items(), key=lambda entry: (entry[1].page, entry[0])):
            try:
                drawn[key] = _drawn(document, name, place, hide)
            except (UnreadableFile, pypdfium2.PdfiumError, IndexError):
                # Said in the page: the words stand there without their picture.
                drawn[key] = None
    return drawn


def _drawn(document: pypdfium2.PdfDocument, name: str, place: PagePlace, hide: Hide | None) -> Picture | None:
    boxes = boxes_of(place)
    if hide is None:
        with open_page(document, place.page, name) as page:
            return _picture(page, boxes, ())
    with page_text(document, place.page, name) as text:
        return _picture(text.page, boxes, list(_hidden(text, hide))) if text.text.strip() else None


def boxes_of(place: PagePlace) -> tuple[Box, ...]:
    """Return the boxes of a place, one a line."""
    first = place.bbox[0]
    return place.bbox if isinstance(first, tuple) else (place.bbox,)  # type: ignore[return-value]


def _hidden(page: PageText, hide: Hide) -> Iterable[Box]:
    shown = page.text
    for at, letter in enumerate(hide(shown)):
        if letter != shown[at]:
            yield page.shown_box(at)


def _picture(page: pypdfium2.PdfPage, boxes: Sequence[Box], hidden: Sequence[Box]) -> Picture | None:
    left, bottom, right, top = page.get_bbox()
    geometry = Geometry(left, bottom, right, top, page.get_rotation())
    window = _window(boxes, geometry)
    if window is None:
        return None
    x0, y0, x1, y1 = window
    scale = _DPI / 72
    rendered = page.render(
        scale=scale, crop=(x0, geometry.height - y1, geometry.width - x1, y0), grayscale=True
    ).to_pil()
    image = _coloured(rendered, [_pixels(box, window, scale) for box in boxes])
    brush = ImageDraw.Draw(image)
    for box in hidden:
        brush.rectangle(_pixels(box, window, scale), fill=_GREYS // 2)
    return _as_png(_trimmed(image))


def _window(boxes: Sequence[Box], page: Geometry) -> Box | None:
    """Return the part of the page to show: as wide as the page, and a few lines high."""
    x0, x1 = min(box[0] for box in boxes), max(box[2] for box in boxes)
    y0, y1 = min(box[1] for box in boxes), max(box[3] for box in boxes)
    if y1 - y0 > _HIGHEST:
        y0, y1 = boxes[0][1], min(boxes[0][3], boxes[0][1] + _HIGHEST)
    middle = (x0 + x1) / 2
    left = 0.0 if page.width <= _WIDEST else min(max(middle - _WIDEST / 2, 0.0), page.width - _WIDEST)
    window = (
        left,
        max(y0 - _AROUND, 0.0),
        min(left + _WIDEST, page.width),
        min(y1 + _AROUND, page.height),
    )
    return window if window[2] - window[0] > 1 and window[3] - window[1] > 1 else None


def _pixels(box: Box, window: Box, scale: float) -> tuple[int, int, int, int]:
    """Return a box of the page in pixels of the picture, a little wider than the words."""
    return (
        round((box[0] - window[0]) * scale) - 3,
        round((box[1] - window[1]) * scale) - 2,
        round((box[2] - window[0]) * scale) + 3,
        round((box[3] - window[1]) * scale) + 2,
    )


def _coloured(grey: Image.Image, boxes: Iterable[tuple[int, int, int, int]]) -> Image.Image:
    """Return a picture of a few greys, tinted and framed within the boxes."""
    plain = grey.convert("L").point([round(level * (_GREYS - 1) / 255) for level in range(256)])
    tints = grey.convert("L").point([_GREYS + round(level * (_TINTS - 1) / 255) for level in range(256)])
    image = Image.frombytes("P", grey.size, plain.tobytes())
    image.putpalette(_palette())
    brush = ImageDraw.Draw(image)
    for box in boxes:
        part = tints.crop(box)
        image.paste(Image.frombytes("P", part.size, part.tobytes()), box[:2])
        brush.rectangle(box, outline=_FRAME, width=2)
    return image


def _palette() -> list[int]:
    colours: list[int] = []
    for step in range(_GREYS):
        colours += [round(step * 255 / (_GREYS - 1))] * 3
    for step in range(_TINTS):
        colours += [round(step * part / (_TINTS - 1)) for part in _TINT]
    return [*colours, *_FRAME_COLOUR]


def _trimmed(image: Image.Image) -> Image.Image:
    """Cut off the margins, which are as white as paper."""
    ink = image.convert("L").point([255 if level < 250 else 0 for level in range(256)]).getbbox()
    if ink is None:
        return image
    return image.crop((max(ink[0] - 8, 0), 0, min(ink[2] + 8, image.width), image.height))


def _as_png(image: Image.Image) -> Picture:
    content = io.BytesIO()
    image.save(content, "PNG", compress_level=6, bits=4)
    return Picture(
        media_type="image/png",
        width=image.width,
        height=image.height,
        data=base64.b64encode(content.getvalue()).decode(),
    )
