"""Measure nights as processes: a cold one, one with ten new reports, one with nothing new, and one that is small.

python tests/benchmarks/night.py [SUBMISSIONS]

Each report is a .docx of two pages, of a commune of its own. Memory is that of all processes together.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1] / "sample"))

import reports_towns
from report_model import Heading, Paragraph, Report
from write_docx import docx_of

from flows.initialise import initialise

PROGRAM = Path(sys.executable).with_name("tonghop")
REQUEST = "cai-nghien-2016-2020"
NOW = "2020-08-03T02:00:00+07:00"
ARRIVED = 1595400000.0
AGENCY = '[[agency]]\nid = "xa-{at}"\nname = "Ủy ban nhân dân xã Tân Hòa {at}"\ngroup = "commune"\n\n'
PLACES = ("ấp Một", "ấp Hai", "ấp Ba", "trường học", "chợ và khu nhà trọ")
MONTHS = ("Quý I", "Quý II", "Quý III", "Quý IV")


@dataclass(frozen=True)
class Night:
    """How a night went: seconds, the most memory of all its processes in MB, and what it says it did."""

    took: float
    megabytes: int
    answer: dict[str, object]


def grouped(number: int) -> str:
    """Return a number with dots, as the office writes it."""
    return f"{number:,}".replace(",", ".")


def report(at: int) -> Report:
    """Return a report of two pages; its figures differ from commune to commune."""
    dice = random.Random(at)
    blocks: list[Heading | Paragraph] = list(reports_towns.SA_DEC.blocks[1:-1])
    for number, month in enumerate(MONTHS, start=5):
        blocks.append(Heading(f"{number}. {month}"))
        for plan, place in enumerate(PLACES, 10 * number):
            people, leaflets = grouped(dice.randrange(40, 900)), grouped(dice.randrange(100, 4000))
            sessions, banners, day = dice.randrange(1, 9), dice.randrange(2, 30), dice.randrange(10, 28)
            blocks.append(
                Paragraph(
                    f"- Tại {place}: tổ chức {sessions:02} buổi tuyên truyền theo Kế hoạch số {plan}/KH-UBND ngày "
                    f"{day}/3/2019, có {people} lượt người dự; cấp phát hơn {leaflets} tờ rơi, "
                    f"treo {banners:02} băng rôn."
                )
            )
    return replace(
        reports_towns.SA_DEC,
        parent="HUYỆN CHÂU THÀNH",
        issuer=f"ỦY BAN NHÂN DÂN XÃ TÂN HÒA {at}",
        number=f": {at}/BC-UBND",
        place_date="Tân Hòa, ngày 21 tháng 7 năm 2020",
        blocks=tuple(blocks),
    )


def workspace(root: Path, count: int) -> None:
    initialise(root, sample=True)
    inbox = root / "inbox" / REQUEST
    shutil.rmtree(inbox)
    agencies = "".join(AGENCY.format(at=at) for at in range(1, count + 1))
    (root / "registry" / "agencies.toml").write_text(agencies, "utf-8")
    request = root / "requests" / f"{REQUEST}.toml"
    expected = 'expects = ["so-tttt", "@press", "@district"]'
    request.write_text(request.read_text("utf-8").replace(expected, 'expects = ["@commune"]'), "utf-8")


def hand_in(root: Path, numbers: range) -> None:
    for at in numbers:
        path = root / "inbox" / REQUEST / f"xa-{at}" / "bao cao.docx"
        path.parent.mkdir(parents=True)
        path.write_bytes(docx_of(report(at)))
        os.utime(path, (ARRIVED, ARRIVED))


def night(root: Path) -> Night:
    command = [
        PROGRAM, "--workspace", root, "nightly", "--now", NOW, "--jobs", "2", "--no-progress", "--format", "json",
    ]  # fmt: skip
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        most = [0]
        watching = threading.Thread(target=_watch, args=(process.pid, most))
        watching.start()
        said, told = process.communicate()
        took = time.perf_counter() - begun
        watching.join()
    if process.returncode not in (0, 3):
        raise SystemExit(told)
    return Night(took, most[0] >> 20, json.loads(said))


def _watch(pid: int, most: list[int]) -> None:
    """Keep the most memory that a process and its descendants have had, each second."""
    while psutil.pid_exists(pid):
        # One of them may end while it is asked: the next look sees the others.
        with suppress(psutil.NoSuchProcess):
            root = psutil.Process(pid)
            family = [root, *root.children(recursive=True)]
            # Unique memory: what worker processes share with the one they came from counts once.
            most[0] = max(most[0], sum(one.memory_full_info().uss for one in family))
        time.sleep(1.0)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    small = count // 5
    with tempfile.TemporaryDirectory() as folder:
        root, other = Path(folder) / "w", Path(folder) / "small"
        workspace(root, count + 10)
        hand_in(root, range(1, count + 1))
        workspace(other, small)
        hand_in(other, range(1, small + 1))
        cold, few = night(root), night(other)
        nothing = night(root)
        hand_in(root, range(count + 1, count + 11))
        added = night(root)
    each, of_few = (cold.took - nothing.took) / count, (few.took - nothing.took) / small
    print("| night | time | memory of all processes |\n|---|---|---|")
    for name, ran in (
        (f"{count} new reports of two pages", cold),
        (f"{small} new reports", few),
        (f"10 new beside {count}", added),
        ("nothing new", nothing),
    ):
        print(f"| {name} | {ran.took:.1f} s | {ran.megabytes} MB |")
    print(f"a report costs {each * 1000:.0f} ms at {count}, x{each / of_few:.2f} of that at {small}")
    print(
        f"read: {cold.answer['read']}, {few.answer['read']}, {added.answer['read']}, {nothing.answer['read']}"
    )


if __name__ == "__main__":
    main()
