"""Reference managers find every source, with its title as it is."""

import json
from warnings import catch_warnings, simplefilter

import rispy
from pybtex.database import parse_file
from sheets import Check, plain

check = Check("bibliography")
for path in check.files("bib"):
    sources = check.data(path)["sources"]
    entries = parse_file(str(path)).entries
    check.expect(len(entries) == len(sources), f"{path.name}: {len(entries)} entries")
    for entry, source in zip(entries.values(), sources):
        braces = entry.fields["title"].count("{") == entry.fields["title"].count("}")
        check.expect(braces, f"{path.name}: braces of {source['title']}")
        check.expect(source["sha256"] in entry.fields["note"], f"{path.name}: no hash")
for path in check.files("ris"):
    sources = check.data(path)["sources"]
    records = rispy.loads(path.read_bytes().decode().replace("\r\n", "\n"))
    check.expect(len(records) == len(sources), f"{path.name}: {len(records)} records")
    for record, source in zip(records, sources):
        title = record.get("title") or record.get("primary_title")
        check.expect(title == plain(source["title"]), f"{path.name}: title {title!r}")
with catch_warnings():
    simplefilter("ignore")
    from citeproc.source.json import CiteProcJSON
    for path in check.files("csl.json"):
        sources = check.data(path)["sources"]
        items = json.loads(path.read_text())
        check.expect(len(CiteProcJSON(items)) == len(sources), f"{path.name}: {len(items)} items")
check.end()
