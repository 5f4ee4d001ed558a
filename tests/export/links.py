"""Follows the links of annotations in headless Chromium: links.py ANNOTATIONS PAGE.

The page is served under any address; a link that finds its words scrolls down to the article, which stands far below the top. Says
"skipped: ..." where Chromium, its driver or Selenium is not installed.
"""

import http.server
import json
import pathlib
import shutil
import sys
import threading
import time

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
except ImportError:
    print("skipped: links to words in Chromium (pip install selenium)")
    sys.exit()

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
if not CHROMIUM or not DRIVER:
    print("skipped: links to words in Chromium (apt-get install chromium chromium-driver)")
    sys.exit()

items = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))["items"]
page = pathlib.Path(sys.argv[2]).read_bytes()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", "--disable-background-networking"]
options = webdriver.ChromeOptions()
options.binary_location = CHROMIUM
for flag in flags:
    options.add_argument(flag)
driver = webdriver.Chrome(options=options, service=Service(DRIVER))


def scrolls(number, fragment):
    driver.get("about:blank")
    driver.get(f"http://127.0.0.1:{server.server_port}/{number}#{fragment}")
    for _ in range(20):
        if driver.execute_script("return scrollY") > 1000:
            return True
        time.sleep(0.05)
    return False


try:
    assert not scrolls("none", ":~:text=no%20such%20words"), "words that are not there are found"
    fragments = [
        selector["value"]
        for item in items
        for target in item["target"]
        for selector in target["selector"]
        if selector["type"] == "FragmentSelector"
    ]
    assert len(fragments) > 15, fragments
    lost = [fragment for number, fragment in enumerate(fragments) if not scrolls(number, fragment)]
    found = len(fragments) - len(lost)
    print(f"{found} of {len(fragments)} links find their words")
    assert found >= 0.95 * len(fragments), lost
finally:
    driver.quit()
    server.shutdown()
