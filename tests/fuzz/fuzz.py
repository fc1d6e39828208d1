"""`make fuzz`: read mutated files of all kinds; each must be read or refused, none may harm the reader.

A file that makes a reader raise anything but an error of ours, die, hang or take more memory than its limit is
kept beside the report, with the seed that makes it again.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from concurrent.futures import Future
from pathlib import Path

from mutants import mutants

from flows.workers import ReadingPool, Task, read_whole
from schemas.errors import ReaderDied, ReadingTookTooLong, UnreadableFile
from schemas.facts import Extraction
from schemas.limits import Limits

LIMITS = Limits(seconds=60, memory_mb=2048)


def judge(pool: ReadingPool, task: Task, future: "Future[Extraction]") -> str:
    """Return how the reading ended: "read", "refused", or what harm was done."""
    try:
        pool.answer(task.name, future)
    except (ReaderDied, ReadingTookTooLong) as harm:
        return f"harm: {harm.code}"
    except UnreadableFile:
        return "refused"
    except Exception as fault:
        return f"harm: {type(fault).__name__}: {fault}"
    return "read"


def run(seed: int, count: int, jobs: int, folder: Path) -> tuple[Counter[str], list[str]]:
    """Read mutants in a pool; return how many ended how, and a line for each that did harm."""
    ends: Counter[str] = Counter()
    harm: list[str] = []
    with ReadingPool(jobs, LIMITS) as pool:
        pending = []
        for name, content in mutants(seed, count):
            path = folder / name
            path.write_bytes(content)
            task = Task(path, name, LIMITS)
            pending.append((task, pool.schedule(read_whole, task)))
        for task, future in pending:
            end = judge(pool, task, future)
            ends[end.partition(":")[0]] += 1
            if end.startswith("harm"):
                harm.append(f"{task.name} (seed {seed}): {end}")
            else:
                task.path.unlink()
    return ends, harm


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--seed", type=int, default=random.randrange(10**6))
    options.add_argument("--jobs", type=int, default=2)
    chosen = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    ends, harm = run(chosen.seed, chosen.count, chosen.jobs, folder)
    print(f"seed {chosen.seed}: {dict(ends)}")
    for line in harm:
        print(f"  {folder / line}")
    return 1 if harm else 0


if __name__ == "__main__":
    sys.exit(main())
