#!/usr/bin/env python3
"""big_data.py PROGRAM: 200 MB of JSON lines, a sentence of 5 MB, a text file of 200 MB and a web archive of 1 GB, all within 400 MB of
memory."""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

program = str(pathlib.Path(sys.argv[1]).resolve())
limit = 400_000  # KB
failures = []


def run(what, arguments, status, error=""):
    start = time.time()
    with open(os.devnull, "wb") as nothing:
        process = subprocess.Popen([program, *map(str, arguments)], stdout=nothing, stderr=subprocess.PIPE)
        said = process.stderr.read().decode(errors="replace")
        _, code, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(code)
    print(f"{what}: {time.time() - start:.0f} s, {usage.ru_maxrss // 1000} MB")
    if process.returncode != status or error not in said:
        failures.append(f"{what}: exit status {process.returncode}, said {said[:300]!r}")
    if usage.ru_maxrss > limit:
        failures.append(f"{what}: {usage.ru_maxrss // 1000} MB of memory")


REPORT = """Norway's foreign minister met his Finnish counterpart in Helsinki on Tuesday. The two signed an agreement on cables.
Sweden condemned the attack near Gotland and said it would send two ships, the Interfax agency reported.\n\n"""

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)

    archive = folder / "archive.warc.gz"
    page = ("<html><title>Ministers meet</title><script>" + "var filler = 1;\n" * 5000 + "</script><h1>Ministers meet</h1><p>" +
            "</p><p>".join(REPORT.split("\n")[:2] * 10) + "</p></html>")
    block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    with open(archive, "wb") as file:
        for number in range(1_000_000_000 // len(block)):
            record = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
                      f"WARC-Date: 2024-03-14T10:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n{block}\r\n\r\n")
            file.write(gzip.compress(record.encode(), 1))
    run("a web archive of 1 GB", ["documents", archive], 0)
    archive.unlink()

    sentence = folder / "sentence.txt"
    sentence.write_text("Norway condemned " + "the attack and " * 340_000 + "the war.")
    run("one sentence of 5 MB", ["code", "--format", "jsonl", sentence], 0)

    unbroken = folder / "unbroken.txt"
    unbroken.write_text("x" * 5_000_000)
    run("one word of 5 MB", ["code", "--format", "jsonl", unbroken], 0)

    text = folder / "large.txt"
    with open(text, "w") as file:
        for _ in range(200_000_000 // len(REPORT)):
            file.write(REPORT)
    run("a text file of 200 MB", ["code", "--format", "jsonl", text], 2, "more than 16000000 bytes")
    text.unlink()

    lines = folder / "lines.jsonl"
    size, number = 0, 0
    with open(lines, "w") as file:
        while size < 200_000_000:
            text = REPORT * (1 + number % 20)
            if number % 5000 == 4999:
                text *= 100  # now and then a large one
            # As in a crawl of the world, three of four are in other languages: read, but not coded.
            language = "en" if number % 4 == 3 else "pt"
            size += file.write(json.dumps({"id": number, "text": text, "date": "2024-03-14", "lang": language}) + "\n")
            number += 1
    run("200 MB of JSON lines", ["code", "--format", "jsonl", lines], 0, "documents are not in English")

print(*failures, sep="\n")
sys.exit(bool(failures))
