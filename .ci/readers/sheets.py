"""What all checks have in common: the sheets in a folder, and a list of what is wrong."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path


class Check:
    """Collects what is wrong; `end` prints it and leaves with the status that says so."""

    def __init__(self, name):
        self.name = name
        self.folder = Path(sys.argv[1])
        self.wrong = []
        self.seen = 0

    def files(self, ending):
        found = sorted(path for path in self.folder.iterdir() if path.name.endswith("." + ending))
        self.expect(found, f"no .{ending} file in {self.folder}")
        self.seen += len(found)
        return found

    def data(self, path):
        """The sheet that `path` is a form of, as data: NAME.json beside it."""
        stem = path.name.split(".")[0]
        return json.loads((self.folder / f"{stem}.json").read_text())

    def expect(self, holds, words):
        if not holds:
            self.wrong.append(words)

    def end(self):
        for words in self.wrong[:40]:
            print(f"{self.name}: {words}")
        print(f"{self.name}: {self.seen} files, {len(self.wrong)} wrong")
        sys.exit(1 if self.wrong else 0)


def converted(path, ending):
    """The file in another format, as LibreOffice reads it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", ending, "--outdir", folder, str(path)],
            check=True, capture_output=True, timeout=300)
        made = Path(folder) / (path.stem + "." + ending.split(":")[0])
        return made.read_bytes()


def told(command):
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", errors="replace",
                          timeout=300).stdout


def printed(pdf):
    """The text of a PDF in reading order, as poppler reads it."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return told(["pdftotext", "-raw", file.name, "-"])


def plain(text):
    """Text as the sheets show it: signs that reorder or hide are left out, white space is one blank."""
    hidden = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b\u00ad")
    return " ".join("".join(c for c in text if c not in hidden).split())


def squeezed(text):
    """Without white space, so that line breaks do not matter."""
    return "".join(plain(text).split())
