"""The one-rule language of `fake_parts`, which tells in a file what it reads, and takes its time."""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))
import fake_parts

from stancegraph.pipeline import Parts

LOG, PAUSE = "STANCEGRAPH_TEST_LOG", "STANCEGRAPH_TEST_PAUSE"


def load() -> Parts:
    parts = fake_parts.load()
    return Parts(_told, parts.find_mentions, parts.extract)


def _told(text: str) -> object:
    time.sleep(float(os.environ.get(PAUSE, "0")))
    with Path(os.environ[LOG]).open("a", encoding="utf-8") as stream:
        stream.write(text.split()[0] + "\n")
    return fake_parts.load().nlp(text)


def build(articles: str, out: str, processes: str = "1") -> None:
    from stancegraph.pipeline import build

    report = build(articles, out, load=load, mark="one", processes=int(processes))
    sys.stdout.write(f"{report.documents} {report.remembered}\n")


if __name__ == "__main__":
    build(*sys.argv[1:])
