"""Text from before Unicode: charsets, judgement and the way back to the source."""

import json
import tomllib
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from legacy_encoding import encode, encode_bytes

from extractors.charset_judgement import UNICODE, Stretch, judge
from extractors.extraction import extract
from extractors.legacy_fonts import repaired
from extractors.orthography import is_syllable
from extractors.readers.dispatch import read
from extractors.repairs import Repairs, repair_lines
from schemas.legacy_charset import legacy_charsets

CHARSETS = ("TCVN3", "VNI", "VISCII", "VIQR")
GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("*-batch/*.txt"))[::6]
PARTS = tomllib.loads(files("schemas.registry").joinpath("orthography.toml").read_text("utf-8"))
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]


def toned(onset: str, rhyme: str, tone: str) -> str:
    main = max(rhyme.find(vowel) for vowel in "aeouăâêôơưiy")
    strong = next((at for at, letter in enumerate(rhyme) if letter in "ăâêôơ"), None)
    at = main if strong is None else strong
    return unicodedata.normalize("NFC", onset + rhyme[: at + 1] + tone + rhyme[at + 1 :])


SYLLABLES = st.builds(
    toned,
    st.sampled_from(PARTS["onsets"].split()),
    st.sampled_from(PARTS["rhymes"].split()),
    st.sampled_from(TONES),
).filter(is_syllable)
TEXTS = st.lists(
    st.one_of(SYLLABLES, st.sampled_from(["91/KH-STTTT", "26/4/2019", "1.200", "Facebook", "06"]))
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("nghiêng", True),
        ("Quyết", True),
        ("giếng", True),
        ("gì", True),
        ("hoà", True),
        ("hòa", True),
        ("THUYỀN", True),
        pytest.param("ngiêng", False, id="ng before ê"),
        pytest.param("càt", False, id="no falling tone before a stop"),
        pytest.param("chøc", False, id="no letter of Vietnamese"),
        pytest.param("tổồ", False, id="two tones"),
        ("Krông", False),
    ],
)
def test_syllables(word: str, expected: bool) -> None:
    assert is_syllable(word) is expected


@pytest.mark.parametrize(
    ("charset", "written", "expected"),
    [
        ("TCVN3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        pytest.param("TCVN3", "tr\u00ad\u00eang", "trường", id="TCVN3: the soft hyphen is a letter"),
        pytest.param("TCVN3", "Q§-UBND, TØNH", "QĐ-UBND, tỉnh".replace("tỉnh", "TỈNH"), id="TCVN3: capitals"),
        pytest.param("TCVN3", "μ", "à", id="TCVN3: Greek mu for the micro sign"),
        ("VNI", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("VNI", "ÑÖÔØNG Ñöôøng ôû", "ĐƯỜNG Đường ở"),
        ("VIQR", "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        pytest.param(
            "VIQR", "so^' 12/QDD-UBND, KH-GDDDT", "số 12/QĐ-UBND, KH-GĐT".replace("GĐT", "GDĐT"), id="DD"
        ),
        pytest.param("VIQR", "nhie^.m vu..", "nhiệm vụ.", id="VIQR: mark and full stop"),
        pytest.param(
            "VIQR", "mu+o+`i he'cta; so^' 8-QDDi/TW", "mười hécta; số 8-QĐi/TW", id="VIQR: loan words"
        ),
        pytest.param("VIQR", "ddi xe ma'y.", "đi xe máy.", id="VIQR: full stop behind a tone"),
        pytest.param("VIQR", "la`m ba\\. Xong", "làm ba. Xong", id="VIQR: full stop told apart"),
        pytest.param(
            "VIQR", "thu+ a@b.vn. http://a.vn/o^", "thư a@b.vn. http://a.vn/o^", id="VIQR: addresses"
        ),
    ],
)
def test_tables(charset: str, written: str, expected: str) -> None:
    assert repaired(written, charset).text == expected


@pytest.mark.parametrize("charset", sorted(legacy_charsets()))
def test_each_letter_has_one_code(charset: str) -> None:
    letters = legacy_charsets()[charset].letters
    assert len(set(letters.values())) >= 74
    assert all(unicodedata.is_normalized("NFC", letter) and len(letter) == 1 for letter in letters.values())


@pytest.mark.parametrize("charset", CHARSETS)
@given(words=TEXTS)
def test_there_and_back_is_unchanged(charset: str, words: list[str]) -> None:
    text = " ".join(words)
    assert repaired(encode(text, charset), charset, following=None).text == text


@pytest.mark.parametrize("charset", CHARSETS)
@given(words=TEXTS)
def test_every_letter_knows_where_it_came_from(charset: str, words: list[str]) -> None:
    source = encode(" ".join(words), charset)
    found = repaired(source, charset, following=None)
    last = 0
    for at, letter in enumerate(found.text):
        start, end = found.span(at, at + 1)
        assert last == start < end
        assert source[start:end] == encode(letter, charset)
        last = end
    assert last == len(source)


@settings(max_examples=300)
@given(lines=st.lists(TEXTS, max_size=8))
def test_proper_unicode_is_never_changed(lines: list[list[str]]) -> None:
    texts = [" ".join(words) for words in lines]
    assert [found.text for found in repair_lines(texts, Repairs("lines"), [None] * len(texts))] == texts


@pytest.mark.parametrize("charset", ("TCVN3", "VNI"))
@given(lines=st.lists(st.lists(SYLLABLES, min_size=4, max_size=9).map(" ".join), min_size=1, max_size=6))
def test_a_font_name_over_unicode_changes_nothing(charset: str, lines: list[str]) -> None:
    lines[0] += " với những đường được"
    verdicts = judge([Stretch(" ".join(lines), charset)])
    assert [verdict.charset for verdict in verdicts] == [UNICODE]


@pytest.mark.parametrize(
    "line",
    [
        "Windows® 10 và Office™, 20°C, 5 µm, 64 m², ± 3%",
        "Café Müller, São Paulo, Zürich, thème, déjà vu, garçon",
        "a^2 + b^2 = c^2; dd/mm/yyyy; C++; I'm; (a) o(n)",
        "Ðiều 5. QÐ-UBND",
    ],
)
def test_other_languages_and_signs_stay(line: str) -> None:
    repairs = Repairs("lines")
    assert repair_lines([line], repairs, [None])[0].text == line
    assert repairs.findings() == []


@pytest.mark.parametrize("charset", ("TCVN3", "VNI"))
def test_words_of_two_charsets_in_one_line(charset: str) -> None:
    before, after = "Kế hoạch được duyệt:", "thực hiện tốt nhiệm vụ tuyên truyền miệng"
    line = f"{before} {encode(after, charset)}"
    assert repair_lines([line], Repairs("lines"), [None])[0].text == f"{before} {after}"


def answers(content: bytes, name: str) -> dict:
    return json.loads(extract(read(content, name), file=name, sha256="").model_dump_json())


def readings(found: dict, *, folded: bool) -> dict:
    wanted = {
        "references": ("symbol",),
        "dates": ("earliest", "latest"),
        "quantities": ("value", "qualifier", "unit"),
    }
    rows = {kind: [[fact[key] for key in keys] for fact in found[kind]] for kind, keys in wanted.items()}
    text = json.dumps(rows, ensure_ascii=False)
    return json.loads(text.lower() if folded else text)


def typed(path: Path) -> str:
    """Return a text without the signs that no legacy charset can write."""
    text = path.read_text("utf-8").translate(str.maketrans("“”–—…ðÐ‘’•", "\"\"--.đĐ''-"))
    return "".join(letter for letter in text if letter not in "⁽⁾¹²³⁰⁴⁵⁶⁷⁸⁹≥≤")


@pytest.mark.parametrize("charset", ("windows-1258", "TCVN3", "VNI", "VISCII", "VIQR"))
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_facts_are_those_of_the_unicode_original(path: Path, charset: str) -> None:
    text = typed(path)
    content = encode(text, charset).encode() if charset == "VIQR" else encode_bytes(text, charset)
    expected = answers(text.encode(), path.name)
    found = answers(content, path.name)
    lossy = charset == "TCVN3"  # it has no capitals with tones
    if lossy:
        text = repaired(encode(text, charset), charset).text
        expected = answers(text.encode(), path.name)
    assert readings(found, folded=lossy) == readings(expected, folded=lossy)
    codes = [doubt["code"] for doubt in found["findings"]]
    assert ("charset-assumed" if charset == "windows-1258" else "legacy-text-repaired") in codes
