"""Holds the quote selectors of annotations to the text of a page, character by character: quotes.py ANNOTATIONS PAGE.

This is how strict readers of `TextQuoteSelector` look for it: in the text nodes of the page, one after the other, blanks as they are.
"""

import html.parser
import json
import pathlib
import sys


class Text(html.parser.HTMLParser):
    text = ""
    inside = False

    def handle_starttag(self, tag, attrs):
        self.inside |= tag == "body"

    def handle_data(self, data):
        if self.inside:
            self.text += data


page = Text()
page.feed(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
page.close()
items = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))["items"]
quotes = [
    selector
    for item in items
    for target in item["target"]
    if target["source"].startswith("https://example.org/news/")
    for selector in target["selector"]
    if selector["type"] == "TextQuoteSelector"
]
wholes = [quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "") for quote in quotes]
lost = [whole for whole in wholes if whole not in page.text]
assert len(wholes) > 10, wholes
assert not lost, f"{len(lost)} of {len(wholes)} quotes are not on the page: {lost}"
