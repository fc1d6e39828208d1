"""figures.json: the figures of a release for other programs (contracts.md, section 5)."""

import json

from outputs.release_content import ReleaseContent

SCHEMA = "tonghop.figures/1"


def write(content: ReleaseContent, lang: str = "vi") -> bytes:
    """Return figures.json. Its words are those that findings and figures carry, in any `lang`."""
    consolidated = content.consolidation
    shown = {
        "schema": SCHEMA,
        "request": consolidated.request,
        "release": content.release,
        "period": consolidated.period.model_dump(mode="json"),
        "figures": [figure.model_dump(mode="json") for figure in consolidated.figures],
        "unclassed": [mention.model_dump(mode="json") for mention in consolidated.unclassed],
        "findings": [finding.model_dump(mode="json") for finding in consolidated.findings],
    }
    return (json.dumps(shown, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
