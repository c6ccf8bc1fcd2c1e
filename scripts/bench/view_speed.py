"""Time the page in a real browser: `python scripts/bench/view_speed.py [NODES EDGES ...]` (1000 5000 5000 20000).

For made-up networks of so many actors and relations: the page's size, the time to make it, the time from the start of
loading to the first paint and to the drawn network, and for each thing that a person does the longest time in which the
page could not answer (the longest task that the browser's own clock saw), with the processor time that the page spent
in all: on a busy machine the former may be many times the latter. Needs playwright and chromium.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from stancegraph.values import STANCES, Statement, statement_id
from stancegraph.view import page, write_page

WATCH = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.tasks.push(task.duration);
  }).observe({ type: 'longtask', buffered: true });
}"""
DRAWN = "() => stancegraph.network.getScale() > 0 && document.querySelector('#canvas canvas').width > 300"


def network(nodes: int, edges: int, seed: int = 0) -> list[Statement]:
    """Four camps whose members back each other and oppose another camp; a quarter of the targets are issues."""
    rng = random.Random(seed)
    pairs: dict[tuple[int, int], None] = {}
    for actor in range(nodes):
        pairs[actor, (actor + 4) % nodes] = None
    while len(pairs) < edges:
        actor, target = rng.randrange(nodes), min(int(rng.expovariate(8 / nodes)), nodes - 1)
        if actor != target:
            pairs[actor, target] = None
    return [_statement(place, *pair) for place, pair in enumerate(pairs)]


def _statement(place: int, actor: int, target: int) -> Statement:
    issue, stance = target % 4 == 3 and target > 8, "support" if actor % 4 == target % 4 else "oppose"
    name, goal = f"Actor {actor}", f"Issue {target}" if issue else f"Actor {target}"
    sent = f"{name} {stance}s {goal}, report {place} says, and the others had nothing to add to it."
    date = f"2012-{1 + place % 12:02d}-{1 + place % 28:02d}T00:00:00Z"
    return Statement.from_dict({
        "id": statement_id("d", place, place, place, None, name, stance, goal), "doc": f"d{place // 10}", "sent": sent,
        "start": 0, "end": len(sent), "actor": name, "actor_text": name, "actor_start": 0, "actor_end": len(name),
        "actor_type": "State", "actor_of": None, "stance": stance, "detail": None, "cue": stance,
        "cue_start": len(name) + 1, "cue_end": len(name) + 1 + len(stance), "target": goal, "target_text": goal,
        "target_start": None, "target_end": None, "target_kind": "issue" if issue else "actor",
        "target_type": None if issue else "State", "target_of": None, "polarity": STANCES[stance],
        "factuality": "actual", "source": None, "date": date, "confidence": 0.5 + place % 50 / 100, "by": "bench",
    })  # fmt: skip


def acts(tab: Any) -> dict[str, Callable[[], Any]]:
    """What a person does, by name."""
    middle = {"x": 700, "y": 450}

    def drag() -> None:
        tab.mouse.move(middle["x"], middle["y"])
        tab.mouse.down()
        for step in range(12):
            tab.mouse.move(middle["x"] + 12 * step, middle["y"] + 6 * step)
        tab.mouse.up()

    def find(name: str) -> None:
        tab.fill("#query", name)
        tab.press("#query", "Enter")

    return {
        "search and select": lambda: find("Actor 12"),
        "select none": lambda: tab.keyboard.press("Escape"),
        "move the picture": drag,
        "zoom": lambda: tab.click("#zoom-in"),
        "hover": lambda: [tab.mouse.move(500 + 30 * step, 300 + 20 * step) for step in range(10)],
        "filter by confidence": lambda: tab.fill("#confidence", "60"),
        "filter by stance": lambda: tab.click("[data-stance=oppose]"),
        "clear filters": lambda: tab.click("#reset"),
        "move in time": lambda: tab.fill("#until", "40"),
        "to the end of time": lambda: tab.click("#reset"),
        "with issues": lambda: tab.click("#with-issues"),
        "agreement": lambda: tab.click("#agreement"),
        "actors alone": lambda: tab.click("#only-actors"),
        "table": lambda: tab.click("#show-table"),
        "sort the table": lambda: tab.click("th button:text('Confidence')"),
        "network": lambda: tab.click("#show-network"),
    }


class Watch:
    """Tells how long the page is busy while something is done."""

    def __init__(self, tab: Any) -> None:
        self.tab = tab
        self.clock = tab.context.new_cdp_session(tab)
        self.clock.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent(self) -> float:
        """Milliseconds of processor time that the page's main thread has used."""
        metrics = self.clock.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    def tell(self, name: str, act: Callable[[], Any]) -> None:
        self.tab.evaluate("() => { window.tasks.length = 0; }")
        before = self.spent()
        act()
        self.tab.wait_for_timeout(700)
        longest = float(self.tab.evaluate("() => Math.max(0, ...window.tasks)"))
        print(f"  {name:28}{longest:6.0f} ms, processor {self.spent() - before:6.0f} ms", flush=True)


def measure(browser: Any, nodes: int, edges: int, folder: Path) -> None:
    begin = time.perf_counter()
    path = folder / "page.html"
    write_page(path, page(network(nodes, edges), title="Timing"))
    made = time.perf_counter() - begin
    print(f"\n{nodes:,} nodes, {edges:,} edges: {path.stat().st_size / 1e6:.1f} MB, made in {made:.1f} s")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    context.set_default_timeout(60_000)
    context.add_init_script(f"({WATCH})()")
    tab = context.new_page()
    tab.goto(path.as_uri())
    tab.wait_for_function(DRAWN)
    painted = tab.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
    drawn = tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => done(performance.now())))")
    print(f"  first paint {painted or 0:.0f} ms, network drawn {drawn:.0f} ms")
    print(f"  {tab.inner_text('#summary')}")
    watch = Watch(tab)
    for name, act in acts(tab).items():
        watch.tell(name, act)
    if tab.is_visible("#rest button"):
        watch.tell("show all", lambda: tab.click("#rest button"))
        for name in ("search and select", "move the picture", "zoom", "filter by confidence", "clear filters"):
            watch.tell(f"all: {name}", acts(tab)[name])
    context.close()


def main() -> None:
    from playwright.sync_api import sync_playwright

    sizes = list(map(int, sys.argv[1:])) or [1000, 5000, 5000, 20000]
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        sys.exit("no chromium on the path")
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for nodes, edges in zip(sizes[::2], sizes[1::2], strict=True):
            measure(browser, nodes, edges, Path(folder))
        browser.close()


if __name__ == "__main__":
    main()
