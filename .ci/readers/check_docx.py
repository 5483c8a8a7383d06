"""The document opens: LibreOffice prints it, python-docx reads it, and each footnote is a real one."""

import io
import zipfile
from xml.etree import ElementTree

import docx
from sheets import Check, converted, printed, squeezed

check = Check("DOCX")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
for path in check.files("docx"):
    package = zipfile.ZipFile(path)
    parts = {name: package.read(name) for name in package.namelist()}
    trees = {name: ElementTree.fromstring(part) for name, part in parts.items()}
    sheet = check.data(path)
    body, notes = trees["word/document.xml"], trees["word/footnotes.xml"]
    numbers = [one.get(W + "id") for one in body.iter(W + "footnoteReference")]
    check.expect(numbers == [str(n + 1) for n in range(len(numbers))], f"{path.name}: footnotes are named {numbers}")
    known = {one.get(W + "id") for one in notes}
    check.expect(set(numbers) <= known, f"{path.name}: a footnote is missing")
    for name, tree in (("document", body), ("footnotes", notes)):
        ids = {one.get("Id") for one in trees[f"word/_rels/{name}.xml.rels"]}
        used = {one.get(R) for one in tree.iter() if one.get(R)}
        check.expect(used <= ids, f"{path.name}: links without an end in {name}")
    styles = {one.get(W + "styleId") for one in trees["word/styles.xml"]}
    named = {one.get(W + "val") for tree in (body, notes) for tag in ("pStyle", "rStyle", "tblStyle")
             for one in tree.iter(W + tag)}
    check.expect(named <= styles, f"{path.name}: unknown styles {named - styles}")
    for table in body.iter(W + "tbl"):
        check.expect(table.find(f".//{W}tblHeader") is not None, f"{path.name}: a table without a head")
    opened = docx.Document(io.BytesIO(path.read_bytes()))
    check.expect(opened.core_properties.keywords == sheet["seal"]["line"], f"{path.name}: no seal")
    check.expect(any(p.style.name == "Heading 1" for p in opened.paragraphs), f"{path.name}: no headings")
    text = squeezed(printed(converted(path, "pdf")))
    for statement in sheet["statements"][: len(numbers)]:
        words = squeezed(statement["quotation"]["mention"])
        check.expect(words in text, f"{path.name}: {words[:60]!r} is not printed")
check.end()
