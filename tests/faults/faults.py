#!/usr/bin/env python3
"""faults.py PROGRAM SOURCES: when the world fails: full disk, closed pipe, broken model, lexicon or input. One line says so, nothing crashes."""
import gzip
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

program, sources = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
failures = []


def run(arguments, status, error, stdin=b"", environment=None, stdout=subprocess.PIPE):
    done = subprocess.run([program, *map(str, arguments)], input=stdin, stdout=stdout, stderr=subprocess.PIPE, timeout=300,
                          env={**os.environ, **(environment or {})})
    said = done.stderr.decode(errors="replace")
    if done.returncode != status or (error not in said if error else said):
        failures.append(f"tabard {' '.join(map(str, arguments))}: status {done.returncode}, said {said[:400]!r}; wanted {status}, {error!r}")
    return done.stdout


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    report = folder / "report.txt"
    report.write_text("Norway's foreign minister met his Finnish counterpart in Helsinki on Tuesday.\n")

    with open("/dev/full", "wb") as full:
        for arguments in (["code", "--format", "csv", report], ["read", report], ["explain", report]):
            run(arguments, 2, "cannot be written: No space left", stdout=full)

    # A pipe whose reader has gone.
    many = folder / "many.jsonl"
    many.write_text('{"text":"Norway condemned the attack."}\n' * 3000)
    reader, writer = os.pipe()
    os.close(reader)
    run(["read", many], 0, "", stdout=writer)
    os.close(writer)

    model = sources / "models/english.model"
    for size in (0, 63, 1000, model.stat().st_size // 2, model.stat().st_size - 1):
        cut = folder / "cut.model"
        cut.write_bytes(model.read_bytes()[:size])
        run(["read", "--model", cut, report], 2, "cut.model")
    flipped = bytearray(model.read_bytes())
    flipped[len(flipped) // 2] ^= 0x40
    (folder / "flipped.model").write_bytes(flipped)
    run(["read", "--model", folder / "flipped.model", report], 2, "flipped.model")
    run(["read", "--model", folder / "none.model", report], 2, "cannot be opened")
    shutil.copytree(sources / "lexicon", folder / "home/lexicon")
    run(["read", report], 2, "english.model", environment={"TABARD_HOME": str(folder / "home")})

    own = folder / "own"
    (own / "actors").mkdir(parents=True)
    (own / "actors/roles.tsv").write_text("role\tkind\tsectors\tsource\texample\nbeadle\tperson\tNIL\town\t\nverger\tfish\tREL\town\t\n")
    run(["lexicon", "check", "--lexicon", own], 2, "roles.tsv:2:")
    run(["lexicon", "check", "--lexicon", own], 2, "roles.tsv:3:")  # all faults, not only the first

    packed = gzip.compress(b'{"id":"a","text":"Norway condemned the attack."}\n' * 500)
    (folder / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    run(["read", folder / "cut.jsonl.gz"], 2, "truncated")
    run(["read", folder / "none.txt", report], 2, "none.txt: cannot be opened")
    good = run(["read", folder / "none.txt", report], 2, "1 of 2 documents failed")
    if b'"report"' not in good:
        failures.append("a missing file cost another document")

print(*failures, sep="\n")
print(f"{len(failures)} failures")
sys.exit(bool(failures))
