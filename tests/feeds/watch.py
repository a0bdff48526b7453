#!/usr/bin/env python3
"""watch.py PROGRAM: tabard watch against a server of its own that behaves well, badly and very badly."""
import gzip
import http.server
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

program = str(pathlib.Path(sys.argv[1]).resolve())
failures = []
asked = []  # (time, server, path, headers) of every request
state = {"items": 3, "busy": 0}


def expect(condition, what):
    if not condition:
        failures.append(what)


def page(word):
    return (f"<html lang='en'><head><title>{word}</title></head><body><nav><a href='/'>Home</a></nav><h1>{word}</h1><p>{word} and "
            "other things were talked of by the ministers of Norway and Sweden on Tuesday, as their spokesmen said in Oslo.</p>"
            "</body></html>").encode()


def feed():
    items = {
        1: ("Harbour", "/page/1", "Thu, 14 Mar 2024 10:00:00 GMT"),
        2: ("Fish", "moved/2", "Fri, 15 Mar 2024 10:00:00 GMT"),  # a relative address, and it has moved
        3: ("Secret", "/private/3", "Sat, 16 Mar 2024 10:00:00 GMT"),
        4: ("Fresh", "/page/4", "Sun, 17 Mar 2024 10:00:00 GMT"),
    }
    listed = "".join(f"<item><title>{t}</title><link>{u}</link><guid>tag:x,{i}</guid><pubDate>{d}</pubDate>"
                     f"<description>Of {t}.</description></item>"
                     for i, (t, u, d) in items.items() if i <= state["items"])
    return f"<rss version='2.0'><channel><title>Gazette</title><language>en</language>{listed}</channel></rss>".encode()


class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        asked.append((time.monotonic(), self.server.name, self.path, dict(self.headers)))
        path = self.path
        if path == "/robots.txt":
            if self.server.name == "closed":
                return self.answer(503)
            return self.answer(200, b"User-agent: *\nDisallow: /private/\n")
        if path == "/feed":
            tag = f'"v{state["items"]}"'
            if self.headers.get("If-None-Match") == tag:
                return self.answer(304, ETag=tag)
            return self.answer(200, gzip.compress(feed()), ETag=tag, Content_Encoding="gzip", Content_Type="application/rss+xml")
        if path == "/moved/2":
            return self.answer(301, Location="/again/2")
        if path == "/again/2":
            return self.answer(302, Location="/page/2")
        if path.startswith("/page/"):
            return self.answer(200, page("Page " + path[-1]), Content_Type="text/html; charset=utf-8")
        if path == "/busy":
            state["busy"] += 1
            if state["busy"] < 3:
                return self.answer(503, Retry_After="0")
            return self.answer(200, feed())
        if path == "/down":
            return self.answer(500)
        if path == "/circle":
            return self.answer(302, Location="/circle")
        if path == "/away":
            return self.answer(302, Location="file:///etc/passwd")
        if path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(10_000):
                    self.wfile.write(b"<rss>" + b" " * 1_000_000)
            except OSError:
                pass
            self.close_connection = True
            return None
        if path == "/bomb":
            return self.answer(200, gzip.compress(b"<rss>" + b" " * 100_000_000), Content_Encoding="gzip")
        if path == "/hang":
            time.sleep(30)
        return self.answer(404)


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        pass  # tabard hangs up on what is too large


def serve(name):
    server = Server(("127.0.0.1", 0), Site)
    server.name, server.daemon_threads = name, True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


def watch(*arguments, status=0, error=None, delay="0.02"):
    done = subprocess.run([program, "watch", "--once", "--delay", delay, *map(str, arguments)], capture_output=True, timeout=120)
    said = done.stderr.decode()
    expect(done.returncode == status, f"watch {arguments}: status {done.returncode}, wanted {status}: {said[:500]}")
    expect(error in said if error else not said, f"watch {arguments}: said {said[:500]!r}, wanted {error!r}")
    return [json.loads(line) for line in done.stdout.splitlines()]


open_site, closed_site = serve("open"), serve("closed")
with tempfile.TemporaryDirectory() as folder:
    kept = pathlib.Path(folder, "feeds.state")

    # Pages behind links, over redirects; what robots.txt forbids is told by the feed alone.
    found = watch("--state", kept, open_site + "/feed", error="robots.txt forbids", delay="0.2")
    expect([d["id"] for d in found] == ["tag:x,1", "tag:x,2", "tag:x,3"], f"documents {found}")
    expect(found[0]["text"].startswith("Page 1 and other things"), f"text {found[0]}")
    facts = [found[0][key] for key in ("title", "date", "source", "lang")]
    expect(facts == ["Harbour", "2024-03-14", "Gazette", "en"], f"facts {facts}")
    expect(found[1]["text"].startswith("Page 2") and found[1]["url"] == open_site + "/page/2", f"redirect {found[1]}")
    expect(found[2]["text"] == "Of Secret.", f"forbidden {found[2]}")
    paths = [a[2] for a in asked]
    expect(paths.count("/robots.txt") == 1 and "/private/3" not in paths, f"asked {paths}")
    expect("tabard" in asked[0][3].get("User-Agent", ""), "no name in User-Agent")
    gaps = [b[0] - a[0] for a, b in zip(asked, asked[1:])]
    expect(min(gaps) >= 0.19, f"requests {min(gaps):.3f} s apart")

    # Again: nothing new, and the server need not send the feed.
    asked.clear()
    expect(watch("--state", kept, open_site + "/feed") == [], "the same reports came twice")
    expect(asked[-1][3].get("If-None-Match") == '"v3"', f"no condition sent: {asked[-1]}")

    # One more report.
    state["items"] = 4
    expect([d["id"] for d in watch("--state", kept, open_site + "/feed")] == ["tag:x,4"], "the new report, and only that")

    # A feed in a file, its own texts.
    file = pathlib.Path(folder, "saved.xml")
    file.write_bytes(feed())
    asked.clear()
    expect([d["text"] for d in watch("--feed-text", file)] == ["Of Harbour.", "Of Fish.", "Of Secret.", "Of Fresh."], "texts of the file")
    expect(asked == [], "--feed-text fetched something")

    # What fails for the moment is tried again; what fails for good is said in a line and costs no other feed.
    expect(len(watch("--feed-text", open_site + "/busy")) == 4 and state["busy"] == 3, "a busy server was not asked again")
    asked.clear()
    expect(watch("--retries", 2, open_site + "/down", status=2, error="status 500") == [], "")
    expect([a[2] for a in asked].count("/down") == 3, "not as many tries as asked for")
    found = watch("--feed-text", open_site + "/circle", file, status=2, error="more than 5 redirects")
    expect(len(found) == 4, "a circle cost another feed")
    watch(open_site + "/away", status=2, error="http:// or https:// is wanted")
    watch(open_site + "/none", status=2, error="status 404")
    watch("ftp://127.0.0.1/x", status=2, error="cannot be opened")
    watch("--retries", 0, "http://127.0.0.1:1/feed", status=2, error="robots.txt could not be read")
    asked.clear()
    watch("--retries", 0, closed_site + "/feed", status=2, error="robots.txt could not be read: status 503")
    expect("/feed" not in [a[2] for a in asked], "fetched although robots.txt could not be read")
    start = time.monotonic()
    watch("--max-document", 2_000_000, open_site + "/endless", status=2, error="more than 2000000 bytes")
    watch("--max-document", 2_000_000, open_site + "/bomb", status=2, error="more than 2000000 bytes")
    expect(time.monotonic() - start < 20, "an endless answer was read for long")
    watch(open_site + "/page/1", status=2, error="no RSS or Atom")

    # A state that is none is not overwritten; one that cannot be written is said.
    bad = pathlib.Path(folder, "bad.state")
    bad.write_text("a letter\n")
    watch("--state", bad, file, status=2, error="bad.state:1: no state of a watch")
    expect(bad.read_text() == "a letter\n", "another file was overwritten")
    watch("--feed-text", "--state", pathlib.Path(folder, "none/x.state"), file, status=2, error="cannot be written")

    # Without --once it goes on until somebody ends it, and ends in good order at once, also in the middle of a request.
    for target in (open_site + "/hang", open_site + "/feed"):
        arguments = ["watch", "--feed-text", "--delay", "0.02", "--every", "1", "--state", str(kept), target]
        started = subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(2.5)
        expect(started.poll() is None, f"watch {target} ended by itself")
        start = time.monotonic()
        started.send_signal(signal.SIGINT)
        started.communicate(timeout=60)
        expect(time.monotonic() - start < 5, "Ctrl-C took long")
        expect(started.returncode in (0, 2), f"Ctrl-C: status {started.returncode}")

print(*failures, sep="\n")
print(f"{len(failures)} failures")
os._exit(bool(failures))
