"""Tell the people named in the settings how a night ended: by mail, webhook or whatever Apprise speaks.

An address often holds a password, so it is named (`env:NAME`), never written, and never told in a message.
"""

import apprise

from flows.outcome import NightOutcome
from schemas.catalogue import text


def notify(address: str, night: NightOutcome, lang: str) -> bool:
    """Send a night's summary to an address; return whether it was taken."""
    to = apprise.Apprise()
    title = text("notice.title", lang)
    return bool(to.add(address)) and bool(
        to.notify(title=title, body=summary(night, lang), body_format=apprise.NotifyFormat.TEXT)
    )


def summary(night: NightOutcome, lang: str) -> str:
    """Return what an operator must know of a night, in lines of plain text."""
    lines = [night.sentence(lang)]
    for request in night.requests:
        states = "; ".join(
            f"{text(f'shown.delivery.{state}', lang)}: {count}"
            for state, count in sorted(request.agencies.items())
        )
        lines += ["", f"{request.release}: {states}"]
        if request.missing:
            lines.append(text("night.missing", lang, names="; ".join(request.missing)))
        if request.failed_submissions:
            lines.append(text("night.next.failures", lang, count=request.failed_submissions))
        if request.blocking:
            lines.append(text("night.next.blocking", lang, count=request.blocking))
    lines += [text("night.broken", lang, request=id, message=message) for id, message in night.broken]
    lines += [text("night.unknown-request", lang, folder=folder) for folder in night.unknown_requests]
    return "\n".join(lines)
