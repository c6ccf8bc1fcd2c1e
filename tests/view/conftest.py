"""A real browser for the tests that need one: Debian's chromium, or whatever of its family is on the path."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip(f"no browser on the path: {', '.join(_NAMES)}")
    with sync_api.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open HTML from a file with the network off; at the end nothing may have failed and nothing been asked for."""
    contexts: list[Any] = []
    troubles: list[str] = []

    def open_page(html: str, *, width: int = 1440, height: int = 900, scheme: str = "light") -> Any:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_bytes(html.encode())
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, offline=True, accept_downloads=True,
            reduced_motion="reduce",
        )
        context.set_default_timeout(120_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda r: None if r.url == path.as_uri() or r.url.startswith(("data:", "blob:"))
                else troubles.append(f"asked for {r.url}"))
        page.goto(path.as_uri())
        page.wait_for_function("globalThis.stancegraph !== undefined")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
    assert {path.suffix for path in tmp_path.iterdir()} == {".html"}
