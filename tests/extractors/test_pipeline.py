"""The pipeline as spaCy's users meet it: entry points, tokens, spans."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.components import NAMES
from extractors.pipeline import build, pipeline, read
from extractors.reading import Surroundings, reading
from extractors.text_facts import FINDERS, read_text
from extractors.tokenizer import VietnameseTokenizer
from extractors.view import view

TEXT = "Theo Công văn số 12, 13/STTTT-BCXB ngày 26/4/2019, trong tháng 5 mở 06 lớp cho hơn 1.200 học sinh."


def test_components_are_these() -> None:
    assert NAMES == ("tonghop_header", "tonghop_symbols", "tonghop_dates", "tonghop_quantities")
    assert tuple(f"tonghop_{name}" for name in FINDERS) == NAMES
    assert {entry.name for entry in entry_points(group="spacy_factories")} >= set(NAMES)


def test_components_work_on_anybodys_vietnamese_pipeline() -> None:
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    for name in ("tonghop_symbols", "tonghop_dates"):
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["references"]] == ["12,", "13/STTTT-BCXB"]
    assert [f.period.edtf for f in reading(doc).dates] == ["2019-04-26", "2019-05"]


def test_our_tokenizer_gives_exact_spans() -> None:
    doc = build(("tonghop_symbols", "tonghop_dates"))(TEXT)
    assert [span.text for span in doc.spans["references"]] == ["12", "13/STTTT-BCXB"]
    assert [span.text for span in doc.spans["dates"]] == ["ngày 26/4/2019", "tháng 5"]


def test_whole_pipeline_reads_quantities_besides() -> None:
    found = read(pipeline(), TEXT, Surroundings(year=2020))
    assert [TEXT[q.start : q.end] for q in found.quantities] == ["06 lớp", "hơn 1.200 học sinh"]


def test_texts_are_read_alike_with_and_without_a_doc() -> None:
    with_doc = read(pipeline(), TEXT, Surroundings(year=2020))
    assert read_text(TEXT, Surroundings(year=2020)) == with_doc


def test_header_component_reads_a_whole_text() -> None:
    doc = build(("tonghop_header",))(
        "SỞ Y TẾ\nSố: 5/BC-SYT\nHuế, ngày 5 tháng 6 năm 2020\n\nBÁO CÁO\nTháng 5/2020\n"
    )
    header = reading(doc).header
    assert header is not None
    assert (header.symbol, header.type) == ("5/BC-SYT", "Báo cáo")


def test_importing_registers_nothing() -> None:
    code = (
        "import extractors.components, extractors.extraction, spacy\n"
        "from spacy.util import registry\n"
        "assert not [n for n in registry.factories.get_all() if 'tonghop' in n]\n"
        "from spacy.tokens import Doc\n"
        "assert not Doc.has_extension('reading')\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_extraction_imports_neither_tables_nor_parsers_of_files() -> None:
    code = "import sys, extractors.extraction; assert not {'pandas', 'lxml', 'docx', 'pdfplumber'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("số 91/KH-STTTT;", ["số", "91/KH-STTTT", ";"]),
        ("ngày 26/4/2019.", ["ngày", "26/4/2019", "."]),
        ("hơn 1.200 người, 95,5%", ["hơn", "1.200", "người", ",", "95,5", "%"]),
        ("Sở LĐ-TB&XH (KT-XH)", ["Sở", "LĐ-TB&XH", "(", "KT-XH", ")"]),
        ("(15phút/CT),gần súng,05", ["(", "15", "phút", "/", "CT", ")", ",", "gần", "súng", ",", "05"]),
        ("36-HD/VPTW, 09/2019/NĐ-CP", ["36-HD/VPTW", ",", "09/2019/NĐ-CP"]),
        ("100.000m2 đất, kênh VTV8", ["100.000", "m2", "đất", ",", "kênh", "VTV8"]),
    ],
    ids=["symbol", "date", "numbers", "agency", "glued words", "party and decree", "letters with digits"],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in VietnameseTokenizer(spacy.blank("xx").vocab)(text)] == tokens


@given(st.text(alphabet="aâđ 1.,/-\n\t\u0301\u00ad“", max_size=60))
def test_tokens_keep_the_text(text: str) -> None:
    assert VietnameseTokenizer(spacy.blank("xx").vocab)(text).text == text


@given(st.text(alphabet="ađ\u00f0 \u00a0–\u0302\u0301\u00ad\u200bo", max_size=40))
def test_view_leads_back_to_the_text(text: str) -> None:
    seen = view(text)
    for at in range(len(seen.text)):
        start, end = seen.source(at, at + 1)
        assert 0 <= start <= end <= len(text)
    assert seen.source(0, len(seen.text))[0] == 0 or not seen.text or seen.origins is not None
