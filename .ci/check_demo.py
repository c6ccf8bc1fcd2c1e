"""Checks what `stancegraph demo` wrote: python check_demo.py FOLDER. Leaves with code 1 and the reason if it is bad."""

import json
import re
import sys
from pathlib import Path

from rdflib import Dataset, Graph

FILES = (
    "statements.jsonl", "documents.jsonl", "graph.nq", "graph.ttl", "graph.jsonld", "network.html", "network.graphml",
    "edges.csv", "nodes.csv", "report.json",
)  # fmt: skip
FETCHED = re.compile(r"""(?:src|href)\s*=\s*["']?https?://|url\(\s*["']?https?://|@import""")


def main(folder: Path) -> None:
    missing = [name for name in FILES if not (folder / name).is_file() or not (folder / name).stat().st_size]
    expect(not missing, f"missing or empty: {missing}")
    statements = [json.loads(line) for line in (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = [json.loads(line) for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    expect(len(documents) == 11, f"{len(documents)} documents")
    expect(len(statements) >= 100, f"only {len(statements)} statements")
    found = {statement["doc"] for statement in statements}
    silent = [document["id"] for document in documents if document["id"] not in found]
    expect(not silent, f"no statement in {silent}")
    held = {(s["actor"], s["polarity"]) for s in statements}
    expect(("Russia", -1) in held and ("Syrian government", -1) in held, "the Syrian dispute is not found")
    expect(not FETCHED.search((folder / "network.html").read_text(encoding="utf-8")), "the page fetches something")
    graph = Graph().parse(folder / "graph.ttl")
    dataset = Dataset(default_union=True)
    dataset.parse(folder / "graph.nq", format="nquads")
    query = "SELECT DISTINCT ?s WHERE { ?s a <https://w3id.org/stancegraph/ontology#StanceStatement> }"
    for name, held_by in (("graph.ttl", graph), ("graph.nq", dataset)):
        expect(len(list(held_by.query(query))) == len(statements), f"{name} does not hold every statement")
    print(f"{len(documents)} documents, {len(statements)} statements, {len(graph)} triples: all outputs are good")  # noqa: T201


def expect(good: bool, otherwise: str) -> None:
    if not good:
        sys.exit(f"check_demo: {otherwise}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
