#!/usr/bin/python3
"""Makes lexicon/places/places.tsv from GeoNames data as Debian packages it.

Run once, by hand, when the data is to be renewed (Debian: apt-get install libgeonames0 libgeonames-common iso-codes
libglib2.0-bin python3-gi gettext):

    /usr/bin/python3 tools/extract_places.py > lexicon/places/places.tsv

libgeonames0 carries a GResource with one GVariant a(sssssssudd): GeoNames id, name, admin-1 code, admin-1 name, ISO alpha-2,
country, time zone, population, latitude, longitude; libgeonames-common the names as English writes them. The data is CC BY 4.0
(NOTICE). The library itself is GPL and is neither linked nor called: tabard reads only the table written here.

Besides the towns the table holds the first-level regions. GeoNames' extract has no coordinates for these: a region lies where
its people live, at the population-weighted middle of its towns.
"""

import collections
import json
import math
import re
import subprocess
import sys
import unicodedata

from gi.repository import GLib

LIBRARY = "/usr/lib/x86_64-linux-gnu/libgeonames.so.0"
RESOURCE = "/com/lomiri/geonames/cities.compiled"
ENGLISH = "/usr/share/locale/en/LC_MESSAGES/geonames.mo"
COUNTRIES = "/usr/share/iso-codes/json/iso_3166-1.json"

# Words for the level, which news leaves out or exchanges: "Donetsk Oblast", "Donetsk region".
LEVEL = (r"Autonomous Oblast|Autonomous Okrug|Autonomous Region|Autonomous Province|Autonomous City|Oblast|Province|Governorate|"
         r"State|Region|District|Department|Prefecture|County|Voivodeship|Voivodship|Republic|Krai|Kray|Territory|Emirate|"
         r"Municipality|Parish|Canton|Division|Zone|City")
# A region whose name is only such words says nothing without its country.
EMPTY = re.compile(r"^(the|of|and|north|south|east|west|central|centre|center|middle|upper|lower|northern|southern|eastern|western|"
                   r"north-?east|north-?west|south-?east|south-?west|capital|federal|national|coast|coastal|highlands?|lakes?|"
                   r"littoral|plateau|" + LEVEL.lower() + r"|[\s\-/])+$", re.I)
# CODEBOOK.md: dependencies go to the state they belong to, except Hong Kong.
BELONGS = {d: state for state, ds in {
    "AUS": "CCK CXR HMD NFK", "CHN": "MAC", "DNK": "FRO GRL", "FIN": "ALA", "NOR": "BVT SJM", "NLD": "ABW BES CUW SXM",
    "FRA": "ATF BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM WLF", "NZL": "COK NIU TKL", "USA": "ASM GUM MNP PRI UMI VIR",
    "GBR": "AIA BMU CYM FLK GGY GIB IMN IOT JEY MSR PCN SGS SHN TCA VGB"}.items() for d in ds.split()}
SMALLEST_REGION = 100_000  # people in its towns; smaller ones are municipalities that few reports name


def alpha3():
    with open(COUNTRIES) as f:
        return {c["alpha_2"]: c["alpha_3"] for c in json.load(f)["3166-1"]} | {"XK": "KOS"}


def english_names():
    text = subprocess.run(["msgunfmt", ENGLISH], capture_output=True, text=True, check=True).stdout
    return {k: v.replace('\\"', '"') for k, v in re.findall(r'^msgid "([^"]+)"\nmsgstr "(.*)"$', text, re.M)}


def cities():
    data = subprocess.run(["gresource", "extract", LIBRARY, RESOURCE], capture_output=True, check=True).stdout
    return GLib.Variant.new_from_bytes(GLib.VariantType.new("a(sssssssudd)"), GLib.Bytes.new(data), False).unpack()


def bare(name):
    """How tabard compares names: without diacritics, case, hyphens and apostrophes. Aliases that differ only so are not needed."""
    name = unicodedata.normalize("NFD", name.replace("-", " ").lower())
    return "".join(c for c in name if c.isalnum() or c == " ")


def distinct(name, others):
    seen, out = {bare(name)}, []
    for other in others:
        if other and bare(other) not in seen and "|" not in other:
            seen.add(bare(other))
            out.append(other)
    return out


def region_names(name):
    """"Donetsk Oblast" -> "Donetsk Oblast", ["Donetsk"]; the word for the level at either end."""
    stem = re.sub(rf"^({LEVEL}) of (the )?", "", name, flags=re.I)
    stem = re.sub(rf"\s+({LEVEL})$", "", stem, flags=re.I).strip("’' ")
    return stem


def main():
    alpha, english, rows = alpha3(), english_names(), cities()
    codes = {two: BELONGS.get(three, three) for two, three in alpha.items()}
    out, taken = [], collections.defaultdict(set)
    regions = collections.defaultdict(list)
    for ident, name, admin, admin_name, country, state, _, people, lat, lon in rows:
        if country not in codes:
            sys.exit(f"unknown country {country} of {name}")
        usual = english.get(ident) or name
        region = english.get(f"{country}.{admin}") or admin_name
        if alpha[country] in BELONGS:
            region, admin_name = state, state
        regions[codes[country], region, admin_name].append((people, lat, lon))
        taken[codes[country]].add(bare(usual))
        taken[codes[country]].add(bare(name))
        out.append((codes[country], usual, distinct(usual, [name]), region, lat, lon, people, "city"))
    for (country, region, other), towns in regions.items():
        people = sum(p for p, _, _ in towns)
        if not region or people < SMALLEST_REGION or EMPTY.match(region):
            continue
        x = sum(p * math.cos(math.radians(a)) * math.cos(math.radians(o)) for p, a, o in towns)
        y = sum(p * math.cos(math.radians(a)) * math.sin(math.radians(o)) for p, a, o in towns)
        z = sum(p * math.sin(math.radians(a)) for p, a, _ in towns)
        lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
        names = [n for n in (region_names(region), other, region_names(other)) if not EMPTY.match(n) and bare(n) not in taken[country]]
        if bare(region) in taken[country]:  # a city state or a region called like its town: the town stands for both
            continue
        out.append((country, region, distinct(region, names), "", lat, lon, people, "region"))
    print("# Towns of 15,000 people and more, and first-level regions. Made by tools/extract_places.py from GeoNames (geonames.org),\n"
          "# CC BY 4.0; do not edit by hand: own additions and corrections go to own.tsv. Names are compared without diacritics.")
    print("name\taliases\tcountry\tadmin\tlat\tlon\tpopulation\tprecision")
    for country, name, aliases, region, lat, lon, people, precision in sorted(out):
        print(f"{name}\t{'|'.join(aliases)}\t{country}\t{region}\t{lat:.3f}\t{lon:.3f}\t{people}\t{precision}")


main()
