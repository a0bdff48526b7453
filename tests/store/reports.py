"""Reports made by a seeded generator, and the content of a store, for the tests of this folder."""
import json
import random
import sqlite3

NAMES = ["Norway", "Finland", "Sweden", "Iran", "Mali", "Peru", "Kenya's army", "Chile's parliament", "rebels in Chad", "police in Lima"]
DEEDS = ["condemned", "met", "signed an agreement with", "attacked", "praised", "accused", "threatened", "sent aid to", "will visit",
         "did not attack", "could attack"]
PLACES = ["in Helsinki", "in Geneva", "in Lima", "near Tripoli", "", ""]
DAYS = ["on Monday", "on 3 May 2024", "last week", "", ""]


def write(path, count, seed=1):
    chance = random.Random(seed)
    with open(path, "w") as file:
        for number in range(count):
            sentences = []
            for _ in range(chance.randrange(1, 5)):
                a, b = chance.sample(NAMES, 2)
                words = f"{a} {chance.choice(DEEDS)} {b} {chance.choice(PLACES)} {chance.choice(DAYS)}".split()
                sentences.append(" ".join(words).replace(words[0], words[0][0].upper() + words[0][1:], 1) + ", the agency said.")
            report = {"id": f"r{number}", "text": " ".join(sentences), "source": chance.choice(["Daily", "Agency", "Paper\t\"X\""]),
                      "date": f"2024-0{chance.randrange(1, 10)}-1{chance.randrange(10)}", "url": f"http://example.org/{number}"}
            if number % 50 == 7:
                report["text"] = "Nothing of note.\u0000\u2028 Ça va."
            file.write(json.dumps(report) + "\n")
            if number % 97 == 5:
                file.write("{broken\n")


def content(path):
    """All rows of all tables, and what the index of words finds."""
    with sqlite3.connect(path) as database:
        database.text_factory = bytes
        tables = [name.decode() for (name,) in database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sentence_words%' ORDER BY name")]
        rows = {table: sorted(database.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}
        for word in ("agency", "Geneva", "Kenya"):
            rows["words " + word] = sorted(database.execute("SELECT rowid FROM sentence_words WHERE sentence_words MATCH ?", (word,)))
        if database.execute("PRAGMA integrity_check").fetchall() != [(b"ok",)] or database.execute("PRAGMA foreign_key_check").fetchall():
            rows["integrity"] = "broken"
    database.close()
    return rows
