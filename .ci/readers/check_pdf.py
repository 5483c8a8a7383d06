"""The pages are tagged and say what the sheet says: poppler reads their text, structure and links."""

import re

from sheets import Check, squeezed, told

check = Check("PDF")
for path in check.files("pdf"):
    sheet = check.data(path)
    facts = dict(line.split(":", 1) for line in told(["pdfinfo", str(path)]).splitlines() if ":" in line)
    check.expect(facts["Tagged"].strip() == "yes", f"{path.name}: not tagged")
    check.expect(sheet["seal"]["line"] in facts.get("Keywords", ""), f"{path.name}: no seal")
    check.expect(facts.get("Title", "").strip(), f"{path.name}: no title")
    size = facts["Page size"].split()
    check.expect((round(float(size[0])), round(float(size[2]))) in ((595, 842), (612, 792)), f"{path.name}: {size}")
    # Text in reading order, a page's footnotes after its body.
    text = squeezed(told(["pdftotext", "-raw", str(path), "-"]))
    for shown in sheet["sections"]:
        if shown["section"] in ("footnotes",):
            continue
        filled = {"key": True, "sources": True, "method": True, "seal": True,
                  "disputed": any(m["section"] == "disputed" for m in sheet["measures"]),
                  "single": any(m["section"] == "single" for m in sheet["measures"]),
                  "checks": sheet["checks"], "superseded": sheet["superseded"], "rejected": sheet["rejected"],
                  "refused": sheet["refused"], "quotations": sheet["quotations"]}[shown["section"]]
        if filled:
            check.expect(squeezed(shown["heading"]) in text, f"{path.name}: no {shown['heading']}")
    for statement in sheet["statements"]:
        words = squeezed(statement["quotation"]["mention"])
        # What no typeface has is printed as a box, and right-to-left text has another order in a line.
        one_way = not re.search(r"[\u0590-\u08ff]", statement["quotation"]["sentence"])
        if one_way and re.fullmatch(r"[\u0020-\u024f\u0400-\u04ff\u2010-\u2030]*", words) and len(words) < 60:
            check.expect(words in text, f"{path.name}: {words!r} is not printed")
    tags = told(["pdfinfo", "-struct-text", str(path)])
    for tag in ("H1", "H2", "Table", "TH", "TD", "Note", "Link"):
        check.expect(re.search(rf"^\s*{tag}\b", tags, re.M), f"{path.name}: no tag {tag}")
    notes = len(re.findall(r"^\s*Note\b", tags, re.M))
    check.expect(notes == len(sheet["statements"]), f"{path.name}: {notes} notes for {len(sheet['statements'])} figures")
    links = told(["pdfinfo", "-url", str(path)])
    for source in sheet["sources"]:
        if (source["url"] or "").startswith("http") and source["figures"]:
            check.expect(source["url"].split("?")[0] in links, f"{path.name}: no link to {source['url']}")
    for line in told(["pdffonts", str(path)]).splitlines()[2:]:
        check.expect(re.search(r"\byes\s+\w+\s+yes\b", line), f"{path.name}: a font is not embedded: {line}")
check.end()
