"""A chart is the same bytes wherever it is drawn, says in words what it shows, and is a real PNG."""

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from PIL import Image

from outputs.charts import charts
from outputs.release_content import ReleaseContent
from schemas.figure import FigureState

_DRAW = """
import hashlib, importlib.util, sys
spec = importlib.util.spec_from_file_location("release_example", sys.argv[1])
module = importlib.util.module_from_spec(spec); spec.loader.exec_module(module)
from outputs.charts import charts
print(hashlib.sha256(b"".join(c.png for c in charts(module.example(), "vi"))).hexdigest())
"""


def test_another_process_with_other_settings_draws_the_same_bytes(
    content: ReleaseContent, tmp_path: Path
) -> None:
    drawn = hashlib.sha256(b"".join(chart.png for chart in charts(content, "vi"))).hexdigest()
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nfigure.facecolor: black\nbackend: svg\n")
    ran = subprocess.run(
        [sys.executable, "-c", _DRAW, str(Path(__file__).with_name("release_example.py"))],
        capture_output=True, text=True, check=True, cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )  # fmt: skip
    assert ran.stdout.strip() == drawn


def test_charts_show_completeness_first_and_say_it_in_words(content: ReleaseContent) -> None:
    first, *figures = charts(content, "vi")
    assert "gửi báo cáo" in first.title
    assert "đã nộp" in first.alt.lower()
    assert figures and all("Lớp tập huấn" in each.title or each.alt for each in figures)


def test_a_chart_is_a_picture_that_others_can_open(content: ReleaseContent) -> None:
    for chart in charts(content, "vi"):
        picture = Image.open(io.BytesIO(chart.png))
        picture.load()
        assert picture.mode == "L" and picture.width > 800
        assert (
            len(
                set(
                    picture.get_flattened_data()
                    if hasattr(picture, "get_flattened_data")
                    else picture.getdata()
                )
            )
            > 2
        )


def test_nothing_to_show_draws_nothing(content: ReleaseContent) -> None:
    empty = content.consolidation.model_copy(update={"deliveries": (), "figures": ()})
    assert charts(replace(content, consolidation=empty), "vi") == ()


def test_of_many_agencies_those_with_most_are_drawn_and_the_title_says_how_many_are_not(
    content: ReleaseContent,
) -> None:
    figure = next(each for each in content.consolidation.figures if each.combine == "sum")
    first = content.deliveries[0]
    deliveries = [first.model_copy(update={"agency": f"xa-{n}", "name": f"xã {n}"}) for n in range(1, 51)]
    one = next(said for said in figure.by_agency.values() if said.state is FigureState.REPORTED)
    said = {
        f"xa-{n}": one.model_copy(update={"value": Decimal(n), "rendered": f"{n} lớp"}) for n in range(1, 51)
    }
    many = content.consolidation.model_copy(
        update={
            "deliveries": tuple(deliveries),
            "figures": (figure.model_copy(update={"by_agency": said}),),
        }
    )
    _, drawn = charts(replace(content, consolidation=many), "vi")
    assert drawn.title.endswith("40 cơ quan, đơn vị có số liệu lớn nhất; còn 10 cơ quan, đơn vị không vẽ")
    assert "11 lớp" in drawn.alt and "10 lớp" not in drawn.alt
