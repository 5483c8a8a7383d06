#!/usr/bin/env python3
"""Loads article files of every format, whole and damaged, and holds what comes out to floors.

The files are not part of the project: where they are not at hand, there is nothing to load.
"""
import json
import os
import resource
import subprocess
import sys
import time

TALLY, FILES = sys.argv[1], sys.argv[2]
MADE, DAMAGED = os.path.join(FILES, "made"), os.path.join(FILES, "damaged")
READ = {"headline", "heading", "body", "item", "caption", "row"}
# Converters set quotation marks and dashes of their own.
MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\xa0": " ", "\u2011": "-", "\u2010": "-"})
# Of the 44 paragraphs of 40 characters and more, and of the 5 titles.
PER_ARTICLE = {
    "s%d.page.html": 44, "s%d.md": 44, "s%d.docx": 44, "s%d.odt": 44, "s%d.rtf": 44, "s%d.epub": 44, "s%d.eml": 44,
    "s%d.mhtml": 44, "lo_docx/s%d.docx": 44, "lo_odt/s%d.odt": 44, "lo_rtf/s%d.rtf": 44, "lo_pdf/s%d.pdf": 43,
    "two%d.pdf": 43, "page%d.pdf": 43,
}
TOGETHER = {
    "feed.rss.xml": range(5), "articles.jsonl": range(5), "articles.csv": range(5), "pages.warc": range(5),
    "pages.warc.gz": range(5), "s3.nitf.xml": [3], "s3.newsml-g2.xml": [3], "s3.cp1252.txt": [3], "s3.crlf.txt": [3],
    "s3.utf16le.txt": [3], "lo_html/s3.html": [3],
}
# Of a page around an article, beside the captions.
FURNITURE = ["Section 1 news and more", "Most read", "Comments (37)", "All 50 states", "99% of this is wrong", "Related:"]
SECONDS, MEGABYTES = 2.0, 300


def norm(text):
    text = " ".join(text.split()).translate(MARKS).replace("---", "-").replace("--", "-")
    return text.split(" Related Sources:")[0]


def load(path):
    done = subprocess.run([TALLY, "text", "--json", path], capture_output=True, text=True)
    try:
        return json.loads(done.stdout)["articles"]
    except ValueError:
        return []


def gold(number):
    with open(os.path.join(MADE, f"s{number}.gold.txt"), encoding="utf-8") as lines:
        return [norm(line) for line in lines]


def score(numbers, articles):
    read = {norm(part["text"]) for article in articles for part in article["paragraphs"] if part["kind"] in READ}
    titles = {norm(field["value"]) for article in articles for field in article["metadata"] if field["field"] == "title"}
    long = [line for number in numbers for line in gold(number) if len(line) >= 40]
    return sum(line in read for line in long), len(long), sum(gold(number)[0] in titles for number in numbers), read


def whole():
    bad = []
    for pattern, floor in PER_ARTICLE.items():
        found = [score([number], load(os.path.join(MADE, pattern % number))) for number in range(5)]
        paragraphs, titles = sum(one[0] for one in found), sum(one[2] for one in found)
        print(f"{pattern:20} {paragraphs} of {sum(one[1] for one in found)} paragraphs, {titles} of 5 titles")
        if paragraphs < floor or titles < 5:
            bad.append(f"{pattern}: {paragraphs} paragraphs, {titles} titles")
        if "page" in pattern and pattern.endswith("html"):
            bad += [f"{pattern}: {words!r} is among the paragraphs" for one in found for words in FURNITURE if any(words in text for text in one[3])]
    for name, numbers in TOGETHER.items():
        paragraphs, of, titles, _ = score(numbers, load(os.path.join(MADE, name)))
        print(f"{name:20} {paragraphs} of {of} paragraphs, {titles} of {len(numbers)} titles")
        if paragraphs < of or titles < len(numbers):
            bad.append(f"{name}: {paragraphs} of {of} paragraphs, {titles} titles")
    return bad


def damaged():
    bad, most = [], 0.0
    names = sorted(os.listdir(DAMAGED))
    for name in names:
        start = time.monotonic()
        child = subprocess.Popen([TALLY, "text", os.path.join(DAMAGED, name)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            out, err = child.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            child.kill()
            bad.append(f"{name}: hangs")
            continue
        took = time.monotonic() - start
        most = max(most, took)
        text = [line for line in out.splitlines() if line and not line.startswith("#")]
        told = "tally: " in err or "# note: " in out
        if child.returncode not in (0, 2) or (child.returncode == 2 and not told) or (not text and not told):
            bad.append(f"{name}: exit {child.returncode}, {len(text)} paragraphs, told: {told}")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{len(names)} damaged files: the slowest {most:.1f} s, the largest {memory} MB")
    # Twice the time that is wanted, as this build is not optimised and the machine may be busy.
    if most > 2 * SECONDS or memory > MEGABYTES:
        bad.append(f"damaged files take {most:.1f} s and {memory} MB")
    return bad


if not os.path.isdir(MADE):
    print(f"no article files at {FILES}, nothing is loaded")
    sys.exit()
wrong = damaged() + whole()
print("\n".join(wrong))
sys.exit(bool(wrong))
