"""Word files, feature by feature: text, facts and places as an auditor wrote them down."""

import pytest
from word_cases import CASES
from word_scoring import FOLDER, expected, told


@pytest.mark.parametrize("name", CASES)
def test_text_facts_and_places_are_those_written_down(name: str) -> None:
    found, wanted = told(CASES[name]()), expected(name)
    assert found.text == wanted.text
    assert "\n".join(found.facts) == "\n".join(wanted.facts)
    assert "\n".join(found.findings) == "\n".join(wanted.findings)


def test_each_case_is_written_down() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CASES)
