"""Opens a report in headless Chromium: search, filters, keyboard, landmarks, contrast, a phone, no script, no request.

Usage: browser.py REPORT [PICTURES]; the report holds the stories `bridge`, `dam` and `hostile`, which tests/site.rs
makes. With PICTURES, a folder, three pictures are taken for the docs. Exits with 77 where Chromium,
its driver or Selenium is not installed.
"""

import base64
import json
import pathlib
import shutil
import sys
import tempfile
import urllib.parse

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import Select
except ImportError:
    sys.exit(77)

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
if not CHROMIUM or not DRIVER:
    sys.exit(77)

FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]

# Every text with the colours it is drawn in; pictures' texts stand on cards, as their outline says.
CONTRAST = """
const parse = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return {rgb: m.slice(0, 3), a: m.length > 3 ? m[3] : 1}; };
const light = (rgb) => { const [r, g, b] = rgb.map((v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
  return .2126 * r + .7152 * g + .0722 * b; };
const behind = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.a === 1) return c.rgb; }
  return [255, 255, 255]; };
const worst = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let n = walk.nextNode(); n; n = walk.nextNode()) {
  const e = n.parentElement;
  if (!n.data.trim() || !e.checkVisibility() || ["SCRIPT", "STYLE", "TITLE"].includes(e.tagName.toUpperCase())) continue;
  const style = getComputedStyle(e);
  const ink = light(parse(e.closest("svg") ? style.fill : style.color).rgb), paper = light(behind(e));
  const ratio = (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
  if (ratio < 4.5) worst.push([e.tagName, e.className.baseVal ?? e.className, n.data.trim().slice(0, 30), ratio.toFixed(2)]);
}
return worst;
"""

# What a screen reader goes by.
STRUCTURE = """
const wrong = [];
const one = (s) => { const n = document.querySelectorAll(s).length; if (n !== 1) wrong.push(`${n} of ${s}`); };
["body > header nav", "main#main", "body > footer", "h1", "body > a.skip[href='#main']"].forEach(one);
const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => wrong.push(`two of #${id}`));
for (const a of document.querySelectorAll("a[href^='#']"))
  if (!document.getElementById(a.getAttribute("href").slice(1))) wrong.push(`${a.getAttribute("href")} leads nowhere`);
for (const e of document.querySelectorAll("[aria-labelledby]"))
  if (!document.getElementById(e.getAttribute("aria-labelledby"))?.textContent.trim()) wrong.push(`no name: ${e.outerHTML.slice(0, 80)}`);
for (const e of document.querySelectorAll("input, select"))
  if (!e.labels.length) wrong.push(`no label: ${e.outerHTML.slice(0, 80)}`);
for (const e of document.querySelectorAll("svg"))
  if (e.getAttribute("role") !== "img" || !e.querySelector("title")?.textContent.trim()) wrong.push("a picture without words");
let level = 0;
for (const e of document.querySelectorAll("h1, h2, h3, h4")) {
  if (+e.tagName[1] > level + 1) wrong.push(`${e.tagName} after H${level}: ${e.textContent}`);
  level = +e.tagName[1];
}
return wrong;
"""

OPEN_ALL = "document.querySelectorAll('details').forEach((details) => { details.open = true; });"


def browser(profile):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS + [f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # A dialog that a page opened must be found, not closed on the way.
    options.set_capability("unhandledPromptBehavior", "ignore")
    return webdriver.Chrome(options=options, service=Service(DRIVER))


class Site:
    def __init__(self, driver, report):
        self.driver, self.report = driver, report.resolve()

    def open(self, page, width=1200, height=900, scheme="light"):
        features = [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.get("about:blank")
        self.driver.get((self.report / page).as_uri())

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def script(self, text, *arguments):
        return self.driver.execute_script(text, *arguments)

    def shown(self):
        return self.script("return [...document.querySelectorAll('[data-item]')].filter((e) => !e.hidden).map((e) => ({...e.dataset}))")

    def count(self):
        return self.one("form [role=status]").text

    def press(self, *keys):
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def focused(self):
        return self.script("const e = document.activeElement; return e.id || e.className || e.tagName.toLowerCase()")

    def pages(self):
        return sorted(str(path.relative_to(self.report)) for path in self.report.rglob("*.html"))


def equal(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r}, not {wanted!r}")


def index(site):
    site.open("index.html")
    equal(len(site.shown()), 3, "stories")
    equal(site.count(), "All 3 stories shown", "the count")
    site.one("#f-text").send_keys("HÁLLOW bridge")
    equal(len(site.shown()), 1, "stories that the search finds, whatever the case and accents")
    equal(site.count(), "1 of 3 stories shown", "the count")
    site.one("button[type=reset]").click()
    equal(len(site.shown()), 3, "stories after a reset")
    for words, story in [("Water Board", "dam"), ("inspected in May", "dam"), ("port lorne dam gives", "dam")]:
        site.one("#f-text").send_keys(words)
        shown = [item.get_attribute("id") for item in site.all("[data-item]") if item.is_displayed()]
        equal(shown, [story], f"stories in which {words!r} is said, or says something")
        site.one("button[type=reset]").click()
    Select(site.one("#f-review")).select_by_visible_text("nothing waits")
    equal(len(site.shown()), 1, "stories in which nothing waits")
    site.one("#dam h2 a").click()
    equal(site.one("h1").text, "Port Lorne dam gives way", "the headline of the story that was clicked")


def filters(site):
    site.open("stories/bridge.html")
    whole = site.shown()
    for key, value in [("kind", "deadline"), ("alarm", "substance"), ("review", "pending"), ("source", "the county council")]:
        Select(site.one(f"#f-{key}")).select_by_value(f"={value}")
        found = site.shown()
        equal(found, [item for item in whole if item[key] == value], f"entries of {key} {value}")
        equal(site.count(), f"{len(found)} of {len(whole)} changes and claims shown", "the count")
        assert 0 < len(found) < len(whole), f"{key} {value} tells nothing apart"
        site.one("button[type=reset]").click()
    Select(site.one("#f-source")).select_by_value("=")
    assert site.shown() and all(item["source"] == "" for item in site.shown()), "claims without a source"
    Select(site.one("#f-kind")).select_by_value("=deadline")
    equal({(item["kind"], item["source"]) for item in site.shown()}, {("deadline", "")}, "two filters at once")
    site.one("button[type=reset]").click()
    assert not site.one("#v3-change-1").is_displayed(), "older versions are folded away"
    site.one("#f-text").send_keys("30 june")
    assert any(change.is_displayed() for change in site.all("[id^=v3-change]")), "a change that is found is unfolded"
    site.one("button[type=reset]").click()
    site.one("#f-text").send_keys("no such words")
    equal(site.count()[:5], "0 of ", "the count")
    site.open("claims.html")
    Select(site.one("#f-source")).select_by_value("=Ana Ruiz")
    assert site.shown() and all(item["source"] == "Ana Ruiz" for item in site.shown()), "claims of one source"
    [link for link in site.all(".all a") if link.is_displayed()][0].click()
    target = site.script("return document.querySelector(':target').className")
    equal(target, "claim", "what a claim's link leads to")


def links(site):
    site.open("stories/bridge.html")
    site.script("document.querySelector('#version-6').open = false; location.hash = '#v6-change-3'")
    assert site.one("#v6-change-3").is_displayed(), "a link into a folded version unfolds it"
    assert not site.one("#version-6 .columns").is_displayed(), "the texts side by side are folded away"
    site.one("#version-6 .beside > summary").click()
    tag = site.one("#version-6 .columns .tag")
    wanted = tag.get_attribute("href").split("#")[1]
    tag.click()
    equal(site.script("return document.querySelector(':target').id"), wanted, "what a mark's name leads to")
    same = site.one("#version-6 details.same")
    assert not same.find_element(By.CSS_SELECTOR, "p").is_displayed(), "what did not change is folded away"
    same.find_element(By.CSS_SELECTOR, "summary").click()
    assert same.find_element(By.CSS_SELECTOR, "p").is_displayed(), "and can be unfolded"


def keyboard(site):
    site.open("stories/dam.html")
    body = site.one("body")
    body.send_keys(Keys.TAB)
    equal(site.focused(), "skip", "the first stop")
    assert site.script("const r = document.activeElement.getBoundingClientRect(); return r.left >= 0 && r.top >= 0"), "the skip link shows"
    site.press(Keys.ENTER)
    equal(site.focused(), "main", "where the skip link leads")
    seen = set()
    for _ in range(200):
        site.press(Keys.TAB)
        name = site.focused()
        ring = site.script("const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth")
        if name != "body":
            assert ring == "solid3px", f"no ring around {name}: {ring}"
        seen.add(name)
        if name == "f-text":
            site.press("dam")
            assert site.count().startswith("3") or " of " in site.count(), site.count()
            site.press(Keys.CONTROL + "a", Keys.DELETE)
        if site.script("return document.activeElement.matches('.claim summary')"):
            break
    assert {"f-text", "f-kind", "f-alarm", "f-source", "f-review"} <= seen, seen
    before = site.script("return document.activeElement.parentElement.open")
    site.press(Keys.ENTER)
    equal(site.script("return document.activeElement.parentElement.open"), not before, "a claim's history by Enter")
    site.press(Keys.SPACE)
    equal(site.script("return document.activeElement.parentElement.open"), before, "and by the space bar")


def structure(site):
    for page in site.pages():
        for scheme in ["light", "dark"]:
            site.open(page, scheme=scheme)
            site.script(OPEN_ALL)
            equal(site.script(CONTRAST), [], f"{page}: texts too faint in {scheme}")
        equal(site.script(STRUCTURE), [], f"{page}: what a screen reader goes by")
        paper = site.script("return getComputedStyle(document.documentElement).backgroundColor")
        equal(paper, "rgb(21, 23, 26)", f"{page}: the paper in dark mode")
        for width in [320, 390]:
            site.open(page, width=width, height=800)
            site.script(OPEN_ALL)
            wide = site.script("return document.documentElement.scrollWidth")
            assert wide <= width, f"{page}: {wide} wide on a phone of {width}"


def phone(site):
    """The demo's story is short enough to be read on a phone: what is not asked about first is folded away."""
    site.open("stories/dam.html", width=390, height=800)
    height = site.script("return document.documentElement.scrollHeight")
    print(f"phone: stories/dam.html is {height} pixels high")
    assert 1000 < height < 6000, f"{height} pixels high"
    low = site.one("details.low:last-of-type")
    assert not low.find_element(By.CSS_SELECTOR, ".claim").is_displayed(), "claims of low weight are folded away"
    site.one("#f-text").send_keys("Monday")
    assert any(claim.is_displayed() for claim in site.all("details.low .claim")), "and unfolded where a search finds them"


def tables(site):
    for page in site.pages():
        site.open(page)
        links = site.script("return [...document.querySelectorAll('a[download]')].map((a) => a.href)")
        assert links, f"{page} has a table to take home"
        for link in links:
            path = pathlib.Path(urllib.parse.unquote(urllib.parse.urlparse(link).path))
            assert path.read_text().startswith("\ufeffOn record: story,"), link


def paper(site):
    site.open("stories/dam.html")
    folded = site.script("return document.querySelectorAll('details:not([open])').length")
    assert folded > 0
    site.script("dispatchEvent(new Event('beforeprint'))")
    equal(site.script("return document.querySelectorAll('details:not([open])').length"), 0, "what is folded on paper")
    site.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    for part in ["form.filters", ".top", ".skip"]:
        assert not site.one(part).is_displayed(), f"{part} is of no use on paper"
    pdf = base64.b64decode(site.driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"])
    assert pdf.startswith(b"%PDF") and len(pdf) > 20_000, f"{len(pdf)} bytes"
    site.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    site.script("dispatchEvent(new Event('afterprint'))")
    equal(site.script("return document.querySelectorAll('details:not([open])').length"), folded, "what is folded after it")


def without_script(site):
    site.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    site.open("stories/bridge.html")
    assert not site.one("form").is_displayed(), "a form that does nothing is not shown"
    assert "JavaScript" in site.one("noscript").text, "and the page says why"
    details = site.one("#version-2")
    details.find_element(By.CSS_SELECTOR, "summary").click()
    assert site.one("#v2-change-1").is_displayed(), "versions unfold without a script"
    site.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def quiet(site):
    """No message on the console and no request but for the pages themselves; then the policy holds what a bug might let in."""
    equal([entry["message"] for entry in site.driver.get_log("browser")], [], "messages on the console")
    ours = site.report.as_uri() + "/"
    asked = set()
    for entry in site.driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.add(message["params"]["request"]["url"])
        assert message["method"] != "Page.javascriptDialogOpening", message
    strange = [url for url in asked if not (url.startswith(ours) and ".html" in url) and url != "data:,"]
    equal(strange[:5], [], "requests")
    assert len(asked) >= len(site.pages()), "the log of requests holds the pages"
    site.open("stories/hostile.html")
    markup = "<img src='https://a.example/x.png' onerror='window.acted = 1'><iframe srcdoc='<script>parent.acted = 2</script>'></iframe>"
    site.driver.execute_async_script("document.body.insertAdjacentHTML('beforeend', arguments[0]); setTimeout(arguments[1], 300)", markup)
    equal(site.script("return window.acted ?? null"), None, "what injected markup did")
    refused = " ".join(entry["message"] for entry in site.driver.get_log("browser"))
    assert "Content Security Policy" in refused, refused


def pictures(site, folder):
    def take(name, story, width, height, top, scheme="light"):
        site.open(f"stories/{story}.html", width=width, height=height, scheme=scheme)
        site.script("document.querySelectorAll('.step[open] .beside').forEach((details) => { details.open = true; })")
        at = site.script("const e = document.querySelector(arguments[0]); return e ? e.getBoundingClientRect().top + scrollY - 12 : 0", top)
        clip = {"x": 0, "y": max(at, 0), "width": width, "height": height, "scale": 1}
        shot = site.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
        (folder / name).write_bytes(base64.b64decode(shot["data"]))

    take("report-story.png", "bridge", 1120, 1500, "header")
    take("report-dark.png", "dam", 1120, 1330, "#versions", "dark")
    take("report-phone.png", "dam", 390, 1100, "#v3-change-2")


def main():
    report = pathlib.Path(sys.argv[1])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = browser(profile)
        try:
            site = Site(driver, report)
            # The browser's own first page asks for much; what it asked for is forgotten here.
            driver.get("about:blank")
            driver.get_log("performance")
            for check in [index, filters, links, keyboard, structure, phone, tables, paper, without_script, quiet]:
                check(site)
                print(f"{check.__name__}: right")
            if len(sys.argv) > 2:
                pictures(site, pathlib.Path(sys.argv[2]))
        finally:
            driver.quit()


main()
