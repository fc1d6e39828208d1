"""The audit page in a real browser, opened from the disk with no network."""

import shutil

import pytest

from outputs import audit_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def opened(browser, tmp_path, content):
    """Open the page as an auditor does; whatever the browser complains of fails the test."""
    (tmp_path / "kiem-toan.html").write_bytes(audit_page.write(content))
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    complaints, asked = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))

    def go(fragment=""):
        page.goto(f"file://{tmp_path}/kiem-toan.html{fragment}")
        return page

    yield go
    assert complaints == []
    assert all(url.startswith("file://") for url in asked)
    context.close()


def test_a_deep_link_shows_its_figure(opened, content):
    figure = next(figure for figure in content.consolidation.figures if figure.contributions)
    page = opened(f"#figure={figure.id}")
    mark = page.locator(
        f"[id='figure={figure.id}'] mark, [data-figure='{figure.id}'] mark, :target mark"
    ).first
    assert mark.is_visible()


def test_search_leaves_what_was_asked_for(opened, content):
    page = opened()
    quote = (
        next(figure for figure in content.consolidation.figures if figure.contributions)
        .contributions[0]
        .quote
    )
    visible = "() => [...document.querySelectorAll('tr')].filter(row => row.offsetParent !== null).length"
    before = page.evaluate(visible)
    page.get_by_role("searchbox").first.fill(quote)
    page.wait_for_timeout(500)
    assert 0 < page.evaluate(visible) < before
    assert page.locator("mark", has_text=quote.split()[0]).first.is_visible()


def test_the_keyboard_alone_reaches_search(opened):
    page = opened()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"


def test_nothing_a_document_says_is_run(opened):
    page = opened()
    assert page.evaluate("document.querySelectorAll('script').length") <= 2
    assert page.evaluate("window.hacked === undefined")
