"""The page is valid, fetches nothing, and has a place for each footnote."""

import os
import re
import subprocess

from sheets import Check

check = Check("HTML")
files = check.files("html")
result = subprocess.run(
    ["java", "-jar", os.environ["VNU"], "--format", "gnu", *map(str, files)],
    capture_output=True, text=True, timeout=300)
for line in result.stderr.splitlines():
    check.expect("error" not in line and "warning" not in line, line[-200:])
for path in files:
    page = path.read_text()
    check.expect("default-src 'none'" in page, f"{path.name}: no content security policy")
    check.expect(not re.search(r"<(script|iframe|object|img|link|form)\b", page), f"{path.name}: a way out")
    footnotes = len(re.findall(r'<li id="f\d+">', page))
    check.expect(footnotes == len(check.data(path)["statements"]), f"{path.name}: {footnotes} footnotes")
check.end()
