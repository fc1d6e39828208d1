"""Old Word files and rich text, feature by feature: text, facts and places as an auditor wrote them down."""

import pytest
from old_cases import CASES, FOLDER, KINDS
from old_scoring import given, wanted


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CASES)
def test_text_facts_and_places_are_those_written_down(name: str, kind: str) -> None:
    found, written = given(name, kind), wanted(name, kind)
    assert found.text == written.text
    assert "\n".join(found.facts) == "\n".join(written.facts)
    assert "\n".join(found.findings) == "\n".join(written.findings)


def test_each_case_is_kept_as_a_file_of_each_kind() -> None:
    assert {path.name for path in FOLDER.glob("*.*") if path.suffix[1:] in KINDS} == {
        f"{name}.{kind}" for name in CASES for kind in KINDS
    }
