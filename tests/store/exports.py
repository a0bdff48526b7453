#!/usr/bin/env python3
"""exports.py PROGRAM: every export opened as its readers in R and Python open it: separators, quotes, headers, numbers of columns, types,
codes with their zeros, and every event that belongs in it."""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import reports

program = str(pathlib.Path(sys.argv[1]).resolve())
failures = []


def run(*arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, timeout=300)
    return done.stdout.decode()


def expect(condition, what):
    if not condition:
        failures.append(what)


def is_int(cell):
    return cell.lstrip("-").isdigit()


def is_float(cell):
    try:
        float(cell)
        return True
    except ValueError:
        return False


ICEWS = ("Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,"
         "Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude").split(",")
ACLED = ("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,"
         "assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,"
         "geo_precision,source,source_scale,notes,fatalities,tags,timestamp").split(",")

with tempfile.TemporaryDirectory() as name:
    database, source = pathlib.Path(name, "events.db"), pathlib.Path(name, "reports.jsonl")
    reports.write(source, 300)
    run("ingest", "--threads", 1, "--db", database, source)
    events = [json.loads(line) for line in run("query", "--db", database).splitlines()]
    actual = [event for event in events if event["status"] == "actual"]
    expect(len(actual) > 200, "hardly any event to export")

    def tabbed(format, width, header=False):
        # readr::read_tsv(quote = ""), pandas.read_csv(sep = "\t", quoting = csv.QUOTE_NONE)
        rows = [line.split("\t") for line in run("export", "--db", database, "--format", format).split("\n")[:-1]]
        expect(all(len(row) == width for row in rows), f"{format}: not {width} columns everywhere")
        expect(len(rows) > 200, f"{format}: hardly any row")
        return rows[1:] if header else rows

    gdelt = tabbed("gdelt", 61)
    for i in (0, 1, 2, 3, 25, 29, 31, 32, 33, 35, 43, 51, 59):
        expect(all(is_int(row[i]) for row in gdelt), f"gdelt: column {i + 1} is no whole number")
    for i in (4, 30):
        expect(all(is_float(row[i]) for row in gdelt), f"gdelt: column {i + 1} is no number")
    for i in (34, 56, 57):
        expect(all(not row[i] or is_float(row[i]) for row in gdelt), f"gdelt: column {i + 1} is no number")
    expect(len({row[0] for row in gdelt}) == len(gdelt), "gdelt: an id twice")
    expect({row[26] for row in gdelt} == {event["cameo"] for event in actual}, "gdelt: other codes than those coded")
    expect(all(row[26].startswith(row[28]) and len(row[28]) == 2 for row in gdelt), "gdelt: a root code without its zero")
    expect(all(len(row[1]) == 8 and row[1].startswith(row[2]) and row[2].startswith(row[3]) for row in gdelt), "gdelt: a wrong day")
    expect(all(len(row[59]) == 14 for row in gdelt), "gdelt: a wrong DATEADDED")
    expect(all(len(row[53]) in (0, 2) for row in gdelt), "gdelt: no FIPS code of a country")
    expect({row[60] for row in gdelt} >= {"http://example.org/0"}, "gdelt: no url")

    mentions = tabbed("gdelt-mentions", 16)
    expect({row[0] for row in mentions} == {row[0] for row in gdelt}, "gdelt-mentions: other events than gdelt")
    expect(all(int(row[6]) >= 1 and 10 <= int(row[11]) <= 100 for row in mentions), "gdelt-mentions: a sentence or confidence out of range")

    icews = tabbed("icews", 20, header=True)
    expect(run("export", "--db", database, "--format", "icews").split("\n")[0].split("\t") == ICEWS, "icews: another header")
    expect(all(is_int(row[0]) and len(row[1]) == 10 and is_float(row[7]) for row in icews), "icews: a wrong type")
    expect({row[6] for row in icews} == {event["cameo"] for event in actual}, "icews: other codes than those coded")

    polecat = tabbed("polecat", 40, header=True)
    expect(len({row[0] for row in polecat}) == len(polecat), "polecat: an id twice")
    expect(all(row[2].isupper() and (not row[9] or is_int(row[9])) for row in polecat), "polecat: a wrong type")

    phoenix = tabbed("phoenix", 26)
    expect(all(row[15] in "01234" and row[1] == "".join(row[2:5]) for row in phoenix), "phoenix: a wrong type")
    expect({row[13] for row in phoenix} == {event["cameo"] for event in actual}, "phoenix: other codes than those coded")

    plover = [json.loads(line) for line in run("export", "--db", database, "--format", "plover").splitlines()]
    expect({event["id"] for event in plover} == {event["id"] for event in events if event["event"]}, "plover: other events than coded")
    expect(all(event["date"] and isinstance(event["event"], list) and isinstance(event["actor"], list) for event in plover),
           "plover: a field is missing")
    negated = {event["id"] for event in events if event["event"] and event["status"] == "negated"}
    expect(negated and {event["id"] for event in plover if "negated" in event["mode"]} == negated, "plover: auxiliary modes")

    acled = list(csv.reader(io.StringIO(run("export", "--db", database, "--format", "acled"))))
    expect(acled[0] == ACLED and len(acled) > 20 and all(len(row) == 31 for row in acled), "acled: other columns")
    expect(all(is_int(row[i]) for row in acled[1:] for i in (2, 3, 9, 12, 13, 15, 24, 30)), "acled: a wrong type")

    expect(run("export", "--db", database, "--format", "csv") == run("query", "--db", database, "--format", "csv"), "csv: not as query")

    graph = xml.etree.ElementTree.fromstring(run("export", "--db", database, "--format", "graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = {node.get("id") for node in graph.iter(space + "node")}
    expect(nodes and all(edge.get("source") in nodes and edge.get("target") in nodes for edge in graph.iter(space + "edge")),
           "graphml: loose edges")

    points = json.loads(run("export", "--db", database, "--format", "geojson"))
    located = [event for event in events if event["location"] and event["location"]["lat"] is not None]
    expect(points["type"] == "FeatureCollection" and len(points["features"]) == len(located), "geojson: not all places")
    expect(all(feature["geometry"]["coordinates"] == [event["location"]["lon"], event["location"]["lat"]]
               for feature, event in zip(points["features"], located)), "geojson: latitude before longitude")

print(*failures, sep="\n")
print(f"{len(failures)} failures")
sys.exit(bool(failures))
