"""One engine in a process of its own; the standard library and that engine.

    python -m benchmarks.scale.child serve ENGINE FOLDER
    python -m benchmarks.scale.child build ENGINE FOLDER CORPUS READINGS [FUNCTION]
    python -m benchmarks.scale.child add ENGINE FOLDER

serve   answers questions, a JSON array a line: task, words, speaker, step. The answer is how
        many milliseconds of the processor it took, the total and how many lines; "memory"
        is answered with megabytes, the most there were.
build   indexes a corpus, and says seconds of processor and clock as JSON.
add     adds the articles on standard input, and says for each the seconds until it was found.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.scale.asking import Question, Sources, Story, Task, Waited
from benchmarks.scale.engines import engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def serve(name: str, folder: str) -> None:
    """Answer questions until there are no more."""
    tasks = engine(name).opened(Path(folder)).tasks
    _say(sorted(tasks))
    for line in sys.stdin:
        if line == '"memory"\n':
            _say([most_memory()])
            continue
        task, words, speaker, step = json.loads(line)
        question = Question(tuple(words), speaker, step)
        before = time.process_time()
        answer = tasks[Task(task)](question)
        took = (time.process_time() - before) * 1000
        _say((took, answer.total, len(answer.lines)))


def build(name: str, folder: str, corpus: str, readings: str, function: str = "build") -> None:
    """Index a corpus."""
    began = Waited.now()
    where = Sources(Path(corpus), Path(readings))
    left_out = getattr(engine(name), function)(Path(folder), where) or Waited(0.0, 0.0)
    took = Waited(-left_out.cpu_s, -left_out.wall_s).plus(began)
    _say(took._asdict())


def add(name: str, folder: str) -> None:
    """Add articles one by one."""

    def each() -> Iterator[Story]:
        for line in sys.stdin:
            key, title, day, text, speakers = json.loads(line)
            story = Story(key, title, day, text, tuple(speakers))
            began = Waited.now()
            yield story  # who takes the next one has found this one
            _say(Waited(0.0, 0.0).plus(began))

    engine(name).add(Path(folder), each())


def most_memory() -> float:
    """Return the most megabytes this process has held, without those it was forked from."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> None:
    """Do what is asked."""
    modes: dict[str, Callable[..., None]] = {"serve": serve, "build": build, "add": add}
    modes[arguments[0]](*arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
