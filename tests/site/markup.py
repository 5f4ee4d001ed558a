"""Reads the pages of a report back with Python's HTML parser, and finds nothing in them but what the program writes.

Usage: markup.py REPORT
"""

import base64
import hashlib
import pathlib
import re
import sys
from html.parser import HTMLParser

TOP = pathlib.Path(__file__).resolve().parents[2]
STYLE = (TOP / "src/report/site/style.css").read_text()
SCRIPT = (TOP / "src/report/site/script.js").read_text()

COMMON = {"class", "id", "hidden"}
FILTERED = {"data-item", "data-kind", "data-alarm", "data-source", "data-review"}
ELEMENTS = {
    "html": {"lang"}, "head": set(), "body": set(), "title": {"id"}, "style": set(), "script": set(), "noscript": set(),
    "meta": {"charset", "name", "content", "http-equiv"}, "link": {"rel", "href"},
    "header": set(), "nav": {"aria-label"}, "main": {"tabindex"}, "footer": set(), "section": {"aria-labelledby"},
    "h1": set(), "h2": set(), "h3": set(), "h4": set(), "p": {"role", "aria-live", "data-what"}, "div": {"aria-hidden"},
    "span": {"aria-hidden"}, "b": set(), "code": set(), "del": set(), "ins": set(), "mark": set(), "a": {"href", "rel", "aria-current", "download"},
    "ul": set(), "ol": set(), "li": FILTERED | {"data-more"}, "dl": set(), "dt": set(), "dd": set(), "article": FILTERED,
    "details": {"open"} | FILTERED, "summary": set(), "figure": set(), "figcaption": set(),
    "table": set(), "thead": set(), "tbody": set(), "tr": set(), "th": {"scope"}, "td": set(),
    "form": {"role", "aria-label"}, "label": {"for"}, "input": {"type", "autocomplete", "spellcheck"},
    "select": {"data-key"}, "option": {"value"}, "button": {"type"},
    "svg": {"viewbox", "role", "aria-labelledby"}, "line": {"x1", "y1", "x2", "y2"}, "circle": {"cx", "cy", "r"},
    "rect": {"x", "y", "width", "height"}, "text": {"x", "y", "text-anchor"},
}
VOID = {"meta", "link", "input"}
ADDRESS = re.compile(r"(#[\w-]+|(\.\./)?(index|claims)\.html|stories/[\w.%-]+\.html(#[\w-]+)?|(claims|stories)\.csv|\.\./(claims|values)/[\w.%-]+\.csv|data:,|https?://[!-~]+)\Z")
POLICY = (
    "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'"
)


def digest(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.mistakes, self.held, self.texts = [], [], {"style": "", "script": ""}, []
        self.counts = {}
        self.policy = None

    def handle_starttag(self, tag, attributes):
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag not in ELEMENTS:
            self.mistakes.append(f"<{tag}> is not ours")
        for name, value in attributes:
            if name not in COMMON | ELEMENTS.get(tag, set()):
                self.mistakes.append(f"<{tag} {name}={value!r}> is not ours")
            if name == "href" and not ADDRESS.match(value):
                self.mistakes.append(f"<{tag} href={value!r}>")
        found = dict(attributes)
        if found.get("http-equiv"):
            self.policy = (found["http-equiv"], found["content"])
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.mistakes.append(f"</{tag}> closes something else")

    def handle_data(self, data):
        if self.stack and self.stack[-1] in self.held:
            self.held[self.stack[-1]] += data
        self.texts.append(data)

    def handle_comment(self, data):
        self.mistakes.append(f"a comment: {data!r}")

    def handle_decl(self, declaration):
        if declaration != "doctype html":
            self.mistakes.append(f"<!{declaration}>")

    def unknown_decl(self, data):
        self.mistakes.append(f"<![{data}")

    def handle_pi(self, data):
        self.mistakes.append(f"<?{data}")


def check(path):
    page = Page()
    page.feed(path.read_text())
    page.close()
    wrong = page.mistakes
    if page.stack:
        wrong.append(f"never closed: {page.stack}")
    for tag, text in [("style", STYLE), ("script", SCRIPT)]:
        if page.counts.get(tag) != 1 or page.held[tag] != text:
            wrong.append(f"<{tag}> holds something else than our file, or there are several")
    policy = ("Content-Security-Policy", POLICY.format(digest(STYLE), digest(SCRIPT)))
    if page.policy != policy:
        wrong.append(f"the policy is {page.policy}, not {policy}")
    return [f"{path.name}: {line}" for line in wrong], "".join(page.texts)


def main():
    pages = sorted(pathlib.Path(sys.argv[1]).rglob("*.html"))
    wrong, words = [], ""
    for path in pages:
        mistakes, text = check(path)
        wrong += mistakes
        words += text
    # What was left out would be safe too, and useless.
    for payload in ["<script>alert(1)</script>", '"><img src=x onerror=alert(2)>', "</details></main><meta", "javascript:alert(8)"]:
        if payload not in words:
            wrong.append(f"{payload} is nowhere to be read")
    if wrong or len(pages) < 3:
        sys.exit("\n".join(wrong) or "no pages")
    print(f"{len(pages)} pages read back: nothing in them but what the program writes")


main()
