"""A chart is the same bytes wherever it is drawn, says in words what it shows, and is a real PNG."""

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from PIL import Image

from outputs.charts import charts
from outputs.release_content import ReleaseContent

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
