"""The last lines of the report: which release it is, and the ledger behind it."""

from outputs.release_content import ReleaseContent
from outputs.report.paper import Paper
from outputs.words.written import moment
from schemas.catalogue import text


def add(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Print the release and the ledger's head: a printed copy then proves the chain behind it."""
    when = moment(content.local_time, lang)
    release = paper.say("TH Small Cell", text("report.seal", lang, release=content.release, when=when))
    release.paragraph_format.keep_with_next = True
    values = {"head": content.ledger_head, "sequence": content.ledger_sequence, "root": content.ledger_root}
    paper.say("TH Small Cell", text("report.seal.head", lang, **values))
