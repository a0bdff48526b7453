"""Reports drawn from the sentences of the kit's articles, by a seeded generator, for the programs beside this file."""
import gzip
import json
import pathlib
import re

FILES = ("places-dev.jsonl", "times-dev.jsonl", "wire-dev.jsonl", "attribution-dev/polnear-dev.jsonl.gz",
         "attribution-dev/polnear-train-half.jsonl.gz")


def articles(kit):
    for name in FILES:
        path = pathlib.Path(kit, name)
        with (gzip.open if name.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)


class Generator:
    def __init__(self, kit, chance):
        self.chance = chance
        self.sentences = []
        for article in articles(kit):
            for sentence in re.split(r"(?<=[.!?][\"”’')])\s+|(?<=[.!?])\s+|\n+", article["text"]):
                sentence = " ".join(sentence.split())
                if len(sentence.split()) >= 5:
                    self.sentences.append(sentence)
        self.words = [word for sentence in chance.sample(self.sentences, 2000) for word in sentence.split()]

    def headline(self):
        return " ".join(self.chance.choice(self.words) for _ in range(self.chance.randrange(5, 11)))

    def report(self):
        """paragraphs of 8 to 25 sentences"""
        drawn = [self.chance.choice(self.sentences) for _ in range(self.chance.randrange(8, 26))]
        paragraphs = []
        while drawn:
            count = self.chance.randrange(1, 4)
            paragraphs.append(" ".join(drawn[:count]))
            drawn = drawn[count:]
        return paragraphs

    def copy(self, paragraphs):
        """as another paper prints it: up to 40 % of the paragraphs cut, 5 % of the words replaced, an agency's line added"""
        chance = self.chance
        kept = len(paragraphs) - chance.randrange(int(0.4 * len(paragraphs)) + 1)
        chosen = [paragraphs[i] for i in sorted(chance.sample(range(len(paragraphs)), kept))]
        changed = [" ".join(chance.choice(self.words) if chance.random() < 0.05 else word for word in paragraph.split()) for paragraph in chosen]
        agency = chance.choice(["(Reuters) - ", "(AP) — ", "AFP -- ", "LONDON, March 3 (Xinhua) -- "])
        if chance.random() < 0.5:
            return [agency + changed[0], *changed[1:]]
        return [*changed, f"{agency}Reporting by {self.headline()}; editing by {self.headline()}"]
