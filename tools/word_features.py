"""What the network sees of a word: the same as src/syntax/features.cpp. tools/compare_reader.py compares the two."""
import re

# name, rows, columns of the tables whose row is a hash
HASHED = [('pre2', 2048, 24), ('pre4', 8192, 36), ('suf2', 2048, 32), ('suf3', 8192, 40), ('suf5', 12288, 40), ('shape', 1024, 32)]
LONGEST_WORD, LONGEST_SHAPE = 60, 40


def fnv(text):
    h = 2166136261
    for byte in text.encode():
        h = ((h ^ byte) * 16777619) & 0xffffffff
    return h


def normal(word):
    return re.sub('[0-9]', '0', word.lower())[:LONGEST_WORD]


def shape(word):
    out = ''
    for c in word[:LONGEST_SHAPE]:
        kind = 'X' if c.isupper() else 'x' if c.isalpha() else 'd' if c.isdigit() else c if ord(c) < 128 else '#'
        if not (len(out) > 1 and out[-1] == out[-2] == kind):
            out += kind
    return out


class Features:
    """word -> its rows in the seven tables; row 0 of the first is for words outside the vocabulary"""

    def __init__(self, vocabulary):
        self.rows = {w: i + 1 for i, w in enumerate(vocabulary)}
        self.seen = {}

    def __call__(self, word):
        if word not in self.seen:
            low = normal(word)
            values = [low[:2], low[:4], low[-2:], low[-3:], low[-5:], shape(word)]
            hashed = [fnv(name + '=' + value) % rows for (name, rows, _), value in zip(HASHED, values)]
            self.seen[word] = [self.rows.get(low, 0)] + hashed
        return self.seen[word]
