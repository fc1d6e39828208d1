"""kiem-toan.html: every figure with its proof, in one file that opens offline and loads nothing."""

import base64
import hashlib
import io
from functools import partial
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from outputs.audit_page import overview
from outputs.audit_page.figure_view import figures, unclassed
from outputs.audit_page.matrix_view import matrix
from outputs.audit_page.showing import Showing
from outputs.audit_page.source_view import legend, sources
from outputs.charts import charts
from outputs.release_content import ReleaseContent
from outputs.words.written import moment, period, printable
from schemas.catalogue import text
from schemas.period import Period

_PARTS_AT_ONCE = 20_000
"""Pieces of the page, a few words each, that are encoded together."""


def write(content: ReleaseContent, lang: str = "vi") -> bytes:
    """Return the page; all that a document says is escaped, and only its own style and script may act."""
    showing = Showing(content, lang)
    style, script = _asset("style.css"), _asset("script.js")
    whole = sources(showing)
    stream = (
        _environment()
        .get_template("template.html")
        .stream(
            t=partial(_words, lang),
            lang=lang,
            content=content,
            when=moment(content.local_time, lang),
            issued=overview.issued(showing),
            charts=[(each, base64.b64encode(each.png).decode()) for each in charts(content, lang)],
            period=period(Period.from_edtf(content.request.period), lang),
            tiles=overview.tiles(showing),
            figures=figures(showing),
            matrix=matrix(showing),
            questions=overview.questions(showing),
            deliveries=overview.deliveries(showing),
            unclassed=unclassed(showing),
            cited=overview.cited(showing),
            sources=whole,
            legend=legend(whole),
            # Ours, and never mixed with what a document says.
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
        )
    )
    stream.enable_buffering(_PARTS_AT_ONCE)
    # Made and encoded piece by piece: the page of a thousand reports would stand in memory three times.
    page = io.BytesIO()
    for part in stream:
        page.write(printable(part).encode("utf-8"))
    return page.getvalue()


def _words(lang: str, key: str, **values: object) -> str:
    return text(f"audit.{key}", lang, **values)


def _asset(name: str) -> str:
    return files("outputs.audit_page").joinpath(name).read_text("utf-8")


def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy: nothing is loaded, and only these two texts apply."""
    return "; ".join((
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ))  # fmt: skip


def _digest(asset: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode()}"
