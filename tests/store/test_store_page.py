"""The page of `stancegraph serve` in a browser: questions, SPARQL, answers, the network; nothing from elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from store_cases import DOCUMENTS, STATEMENTS, run
from test_store_serving import ENDLESS, started

from stancegraph.store import to_quads, write

pytestmark = pytest.mark.browser
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    write(to_quads(STATEMENTS, DOCUMENTS, run()), folder / "graph.nq")
    (folder / "network.html").write_text("<!doctype html><title>The network</title>", encoding="utf-8")
    server, address = started(folder, "--timeout", "3")
    yield address
    server.terminate()
    server.wait(20)


@pytest.fixture
def tab(url: str) -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no browser on the path: {', '.join(NAMES)}")
    with sync_api.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page()
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith((url, "data:", "blob:")) else troubles.append(r.url))
        page.goto(url)
        page.wait_for_selector("body[data-ready]")
        yield page
        assert troubles == []
        chromium.close()


def test_a_question_is_found_and_answered(tab: Any) -> None:
    tab.fill("#find", "opposes something")
    assert tab.locator("#queries button").all_text_contents() == ["Who opposes something or somebody?"]
    tab.click("#queries button")
    tab.fill("input[name=target]", "norwy")
    tab.click("#named button[type=submit]")
    tab.wait_for_selector("#status.bad")
    assert "did you mean Norway" in tab.inner_text("#status")
    tab.fill("input[name=target]", "norway")
    tab.press("input[name=target]", "Enter")
    tab.wait_for_selector("#answer td")
    assert "Chile blamed it." in tab.inner_text("#answer")
    tab.wait_for_selector("#downloads:not([hidden])")
    with tab.expect_download() as save:
        tab.click("#csv")
    assert Path(save.value.path()).read_text(encoding="utf-8").startswith("actor,stance,factuality,date,sentence")


def test_sparql_is_answered_shown_and_stopped(tab: Any) -> None:
    tab.fill("#text", "SELECT ?a WHERE { ?a sg:opposes issue:whale_sanctuary }")
    tab.click("#free button")
    tab.wait_for_selector("#answer a")
    assert tab.locator("#answer a").all_text_contents() == ["Norway"]
    tab.click("#answer a")
    tab.wait_for_selector("#answer pre")
    assert "Norway" in tab.inner_text("#answer pre")
    tab.fill("#text", "SELECT ?a WHERE { ?a }")
    tab.click("#free button")
    tab.wait_for_selector("#status.bad:has-text('parse')")
    tab.fill("#text", ENDLESS)
    tab.click("#free button")
    tab.wait_for_selector("#status.bad:has-text('stopped after 3 seconds')")


def test_a_question_can_be_had_as_sparql_and_the_network_opened(tab: Any) -> None:
    tab.click("#queries button:has-text('divide most')")
    tab.wait_for_selector("#answer td.number")
    tab.click("#edit")
    assert "SELECT ?issue" in tab.input_value("#text")
    tab.click("#network")
    assert tab.title() == "The network"
