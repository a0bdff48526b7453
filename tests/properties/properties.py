#!/usr/bin/env python3
"""properties.py PROGRAM: what must hold for any input, tried on generated documents (fixed seed, so that a failure comes again).

any bytes: no crash; text[start:end] is the span's text; one thread = four threads, byte for byte; the same id twice
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

program = str(pathlib.Path(sys.argv[1]).resolve())
chance = random.Random(20240314)
failures = []

WORDS = """The foreign minister of Norway met his Finnish counterpart in Helsinki on Tuesday . Police arrested eleven protesters , the
agency said . " We demand an inquiry " Sweden's prime minister told parliament that troops will withdraw from Gotland on 3 May 2024 .
Rebels attacked a convoy near Tripoli , killing two soldiers . U.S. officials didn't comment . Gen. Abe isn't Kim Jong Un""".split()
ODD = ["\u0000", "\u200b", "\u00ad", "\ufeff", "😀", "é", "e\u0301", "金正恩", "Шойгу", "\u2028", "\r\n", "\n\n", "\t", "&amp;", "&#x41;", "“", "”", "’s", "—",
       "…", "\U0010ffff", "محمد", "x" * 300, "((((", "))", "1,234.5", "http://a.b/c?d", "@you", "#tag", "=1+1", "\x7f", "<b>", "--", "...."]


def document(odd):
    words = []
    for _ in range(chance.randrange(120)):
        words.append(chance.choice(ODD) if chance.random() < odd else chance.choice(WORDS))
        words.append(chance.choice(["", " ", " ", " ", "\n"]) if chance.random() < odd else " ")
    return "".join(words)


def run(arguments, stdin=b"", statuses=(0,)):
    done = subprocess.run([program, *arguments], input=stdin, capture_output=True, timeout=600)
    if done.returncode not in statuses:
        failures.append(f"tabard {' '.join(arguments)}: exit status {done.returncode}: {done.stderr[:500].decode(errors='replace')}")
    return done.stdout


def expect(condition, what):
    if not condition and len(failures) < 20:
        failures.append(what)


def check_spans(value, text, where):
    """Every object with text, start and end in `value` cites `text`."""
    if isinstance(value, list):
        for item in value:
            check_spans(item, text, where)
    elif isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        if start is not None:
            expect(0 <= start < end <= len(text), f"{where}: span {start}-{end} of {len(text)}")
            if "text" in value:
                expect(text[start:end] == value["text"], f"{where}: {value['text']!r} is not at {start}-{end}")
        for item in value.values():
            check_spans(item, text, where)


texts = {f"d{i}": document(i % 4 / 8) for i in range(120)}
lines = "".join(json.dumps({"id": i, "text": t, "date": "2024-03-14"}) + "\n" for i, t in texts.items()).encode()

for command in ("read", "code"):
    one = run([command, "--format", "jsonl", "--threads", "1", "-"], lines)
    four = run([command, "--format", "jsonl", "--threads", "4", "-"], lines)
    expect(one == four, f"{command}: one thread and four threads differ")
    expect(one == run([command, "--format", "jsonl", "--threads", "4", "-"], lines), f"{command}: two runs differ")
    ids = []
    for line in one.decode().splitlines():
        row = json.loads(line)
        name = row["doc"] if command == "code" else row["id"]
        # the sentence of an event is no span of its own
        check_spans({k: v for k, v in row.items() if k != "text"}, texts[name], f"{command} {name}")
        ids.append(row["id"])
    expect(len(ids) == len(set(ids)), f"{command}: an id came twice")
    if command == "read":
        expect(ids == list(texts), "read: documents are missing or out of order")

for form in ("csv", "tsv", "table"):
    run(["code", "--format", form, "-"], lines)
sentences = run(["read", "--format", "conllu", "-"], lines).decode().split("\n\n")
for sentence in sentences:
    rows = [line.split("\t") for line in sentence.split("\n") if line and not line.startswith("#")]
    expect(all(len(row) == 10 for row in rows), f"conllu: not ten cells: {sentence[:200]!r}")
    heads = {int(row[0]): int(row[6]) for row in rows if row[0].isdigit()}
    expect(not rows or list(heads.values()).count(0) == 1, f"conllu: not one root: {sentence[:200]!r}")
    for word in heads:
        steps = 0
        while word and steps <= len(heads):
            word, steps = heads[word], steps + 1
        expect(word == 0, f"conllu: a circle: {sentence[:200]!r}")

with tempfile.TemporaryDirectory() as folder:
    for i in range(40):
        kind = chance.choice(["txt", "jsonl", "csv", "tsv", "conllu", "gz", "zst"])
        start = {"jsonl": b'{"text":"', "csv": b"id,text\n1,", "gz": b"\x1f\x8b\x08\x00", "zst": b"\x28\xb5\x2f\xfd"}.get(kind, b"")
        path = pathlib.Path(folder, f"{i}.{kind}")
        path.write_bytes(start + chance.randbytes(chance.randrange(3000)))
    run(["code", "--format", "jsonl", folder], statuses=(0, 2))
    run(["actors", "resolve"], chance.randbytes(5000), statuses=(0, 2))

print(*failures, sep="\n")
print(f"{len(texts)} documents, {len(failures)} failures")
sys.exit(bool(failures))
