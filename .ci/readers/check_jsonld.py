"""The linked data is read without a network, and each statement is a claim that points at its words."""

import json

from pyld import jsonld
from sheets import Check

OA, SCHEMA = "http://www.w3.org/ns/oa#", "https://schema.org/"
check = Check("JSON-LD")


def no_network(url, options=None):
    raise RuntimeError(f"{url} would have to be fetched")


jsonld.set_document_loader(no_network)


def one(node, name):
    values = node.get(name, [])
    return values[0] if values else {}


for path in check.files("jsonld"):
    document = json.loads(path.read_text())
    nodes = {node["@id"]: node for node in jsonld.expand(document) if "@id" in node}
    # A relative or broken name would be dropped here.
    quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    check.expect(len(quads.splitlines()) > len(nodes), f"{path.name}: few quads")
    sheet = check.data(path)
    claims = [n for n in nodes.values() if ":statement:" in n["@id"] and SCHEMA + "Claim" in n["@type"]]
    check.expect(len(claims) == len(sheet["statements"]), f"{path.name}: {len(claims)} claims")
    for claim, statement in zip(claims, sheet["statements"]):
        where = f"{path.name}: {claim['@id']}"
        article = one(claim, SCHEMA + "appearance").get("@id")
        check.expect(article in nodes, f"{where} appears nowhere")
        note = nodes.get(claim["@id"] + ":annotation", {})
        target = one(note, OA + "hasTarget")
        check.expect(one(target, OA + "hasSource").get("@id") == article, f"{where}: another source")
        selectors = {kind: s for s in target.get(OA + "hasSelector", []) for kind in s["@type"]}
        exact = one(selectors.get(OA + "TextQuoteSelector", {}), OA + "exact").get("@value")
        check.expect(exact == statement["quotation"]["mention"], f"{where}: quotes {exact!r}")
        start = one(selectors.get(OA + "TextPositionSelector", {}), OA + "start").get("@value")
        check.expect(start == str(statement["quotation"]["start"]), f"{where}: starts at {start}")
check.end()
