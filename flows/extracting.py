"""`tonghop extract`: files to facts, without a workspace."""

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

from flows.progress import bar, step
from flows.workers import ReadingPool, Task, read_whole, whole_text
from outputs.archive import sha256_of
from schemas.catalogue import text
from schemas.errors import CannotWrite, ExitCode, TonghopError, UnknownName, UnreadableFile
from schemas.facts import Extraction
from schemas.finding import Finding
from schemas.limits import Limits

# A plain text needs no walls: nothing in it is unpacked or interpreted.
_HARMLESS = {".txt"}


def one(file: Path, *, as_text: bool, as_json: bool, lang: str) -> ExitCode:
    """Print the facts of one file, or its text; return the exit code."""
    if not file.exists():
        raise UnknownName(kind="named.file", name=file)
    task = Task(file, file.name, Limits())
    try:
        if as_text:
            sys.stdout.write(whole_text(task))
            return ExitCode.DONE
        extraction = _extracted(task)
    except UnreadableFile as fault:
        if not as_json:
            raise
        print(_unread(task, fault, lang))  # noqa: T201
        return fault.exit_code
    print(_json(extraction, lang))  # noqa: T201
    return ExitCode.DONE


def many(files: Sequence[Path], out: Path, jobs: int | None, lang: str) -> ExitCode:
    """Write one JSON file for each file, those of folders included; what is no report gets one too."""
    named = _named(files)
    with ReadingPool(jobs, Limits()) as pool, bar("progress.reading", len(named)) as shown:
        waiting: list[tuple[Task, str, Future[str]]] = []
        for path, name in named:
            task = Task(path, path.name, Limits())
            waiting.append((task, name, pool.schedule(_answered, (task, lang))))
        unread = 0
        for task, name, future in waiting:
            try:
                answer = pool.answer(task.name, future)
            except UnreadableFile as fault:
                unread += 1
                answer = _unread(task, fault, lang)
                print(text("told.error", lang, message=fault.message(lang)), file=sys.stderr)  # noqa: T201
            _write(out / f"{name}.json", answer)
            step(shown)
    return ExitCode.DONE_WITH_GAPS if unread else ExitCode.DONE


def _named(files: Sequence[Path]) -> list[tuple[Path, str]]:
    """Return each file with the name of its answer: below its folder, else its own; never one name twice."""
    found: list[tuple[Path, str]] = []
    for given in files:
        if given.is_dir():
            inside = sorted(path for path in given.rglob("*") if path.is_file())
            found += [(path, path.relative_to(given).as_posix()) for path in inside]
        elif given.exists():
            found.append((given, given.name))
        else:
            raise UnknownName(kind="named.file", name=given)
    often = Counter(name for _, name in found)
    if max(often.values(), default=1) == 1:
        return found
    shared = Path(os.path.commonpath([path.resolve().parent for path, _ in found]))
    return [
        (path, name if often[name] == 1 else path.resolve().relative_to(shared).as_posix())
        for path, name in found
    ]


def _extracted(task: Task) -> Extraction:
    if task.path.suffix.lower() in _HARMLESS:
        return read_whole(task)
    with ReadingPool(1, task.limits) as pool:
        answer = pool.answer(task.name, pool.schedule(_whole_as_json, task))
    return Extraction.model_validate_json(answer)


def _whole_as_json(task: Task) -> str:
    return read_whole(task).model_dump_json()


def _answered(asked: tuple[Task, str]) -> str:
    """Read a file in a worker, whose answer is written as it comes: this process only hands out."""
    task, lang = asked
    return _json(read_whole(task), lang)


def _json(extraction: Extraction, lang: str) -> str:
    answer = extraction.model_dump(mode="json", exclude={"document"})
    _speak(answer["findings"], extraction.findings, lang)
    for shown, member in zip(answer["members"], extraction.members, strict=True):
        _speak(shown["findings"], member.findings, lang)
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _speak(answered: list[dict[str, str]], findings: Sequence[Finding], lang: str) -> None:
    for shown, finding in zip(answered, findings, strict=True):
        shown |= {"message": finding.words(lang), "remedy": finding.next_step(lang)}


def _unread(task: Task, fault: TonghopError, lang: str) -> str:
    """Return the answer for a file that no reader could read: its hash, and why."""
    try:
        sha256 = sha256_of(task.path.read_bytes())
    except OSError:
        # That it cannot be opened is the very finding; there are no bytes to hash.
        sha256 = ""
    finding = Finding(code=fault.code, values=fault.values)
    extraction = Extraction(
        file=task.name, sha256=sha256, media_type="application/octet-stream", reader=None, findings=(finding,)
    )
    return _json(extraction, lang)


def _write(path: Path, content: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content + "\n", "utf-8")
    except OSError as fault:
        raise CannotWrite(file=path, cause=fault.strerror or fault) from fault
