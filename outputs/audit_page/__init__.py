"""kiem-toan.html: every figure with its proof, in one file that opens offline and loads nothing."""

import base64
import hashlib
from functools import partial
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from outputs.audit_page import view
from outputs.release_content import ReleaseContent
from outputs.words.written import moment, period, printable
from schemas.catalogue import text
from schemas.period import Period


def write(content: ReleaseContent, lang: str = "vi") -> bytes:
    """Return the page; all that a document says is escaped, and only its own style and script may act."""
    style, script = _asset("style.css"), _asset("script.js")
    template = _environment().from_string(_asset("template.html"))
    page = template.render(
        t=partial(_words, lang),
        lang=lang,
        content=content,
        when=moment(content.local_time, lang),
        period=period(Period.from_edtf(content.request.period), lang),
        tiles=view.tiles(content, lang),
        figures=view.figures(content, lang),
        matrix=view.matrix(content, lang),
        questions=view.questions(content, lang),
        deliveries=view.deliveries(content, lang),
        unclassed=view.unclassed(content, lang),
        cited=view.cited(content, lang),
        # Ours, and never mixed with what a document says.
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
    )
    return page.encode("utf-8")


def _words(lang: str, key: str, **values: object) -> str:
    return text(f"audit.{key}", lang, **values)


def _asset(name: str) -> str:
    return files("outputs.audit_page").joinpath(name).read_text("utf-8")


def _environment() -> Environment:
    return Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_printable
    )


def _printable(value: object) -> object:
    # Markup is a str too, and must stay what it is.
    return printable(value) if type(value) is str else value


def _policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy: nothing is loaded, and only these two texts apply."""
    return "; ".join((
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ))  # fmt: skip


def _digest(asset: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode()}"
