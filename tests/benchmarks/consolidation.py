"""Measure consolidation from stored facts: twice the submissions must cost twice the time, no more.

python tests/benchmarks/consolidation.py
"""

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "outputs"))

import written_reports as written

from outputs.consolidation import consolidate
from schemas.agency import Agency, AgencyRegistry

# About two pages: nine sections, each with a total, its parts, a qualified number and a citation.
SECTION = """# {at}. Kết quả {at}
Đã mở [10 lớp tập huấn], trong đó [06 lớp] cho Đoàn, [04 lớp] cho Hội. Cấp phát [hơn 1.200 tờ rơi], theo <12/KH-UBND>.
Mở [0{at} lớp tập huấn] cho giáo viên."""


def main() -> None:
    body = "\n".join(SECTION.format(at=at) for at in range(1, 10))
    for count in (250, 500, 1000):
        communes = tuple(Agency(id=f"xa-{at}", name=f"Xã {at}", group="commune") for at in range(count))
        reports = [written.submission(each.id, f"{body}\n{each.name} báo cáo.") for each in communes]
        request = written.request(expects=("@commune",))
        begun = time.perf_counter()
        consolidate(request, AgencyRegistry(agency=communes), reports, written.AFTER_DUE)
        took = time.perf_counter() - begun
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{count:5} submissions: {took:5.2f} s, {megabytes} MB at most so far")


if __name__ == "__main__":
    main()
