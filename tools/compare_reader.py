#!/usr/bin/env python3
"""compare_reader.py TABARD MODEL SENTENCES.conllu [MOST]: is the program's network the one that was trained?

Computes the network a second time, straight from the model file and in double precision but for the inputs of layers, which are of seven
bits, and compares tags and heads with those that `TABARD read --input conllu` gives for the same words. Tags must be the same but for
near ties, two in a thousand (what lies in the middle between two steps of seven bits may be rounded either way); of the heads one in fifty
may differ, since the program makes trees of them and mends some afterwards (src/syntax/tree_repair.h, rejoin.h).
Debian: python3-numpy python3-xxhash"""
import gzip
import subprocess
import sys

import numpy as np

import section_file
from word_features import HASHED, Features


def sentences(lines):
    """the word rows of each sentence"""
    rows = []
    for line in lines:
        line = line.rstrip('\n')
        if line and line[0] != '#' and line.split('\t')[0].isdigit():
            rows.append(line.split('\t'))
        elif not line and rows:
            yield rows
            rows = []


def tangent(x):
    """src/syntax/kernels.cpp"""
    x = np.clip(x, -4.97, 4.97)
    return x * (135135 + x ** 2 * (17325 + x ** 2 * (378 + x ** 2))) / (135135 + x ** 2 * (62370 + x ** 2 * (3150 + x ** 2 * 28)))


def sigmoid(x):
    return (1 + tangent(x / 2)) / 2


class Network:
    def __init__(self, path):
        _, _, self.sections = section_file.read(path)
        self.features = Features(self.sections['vocabulary'])
        self.tables = [self.sections['embedding.' + name] * float(scale)
                       for name, scale in zip(['word'] + [name for name, *_ in HASHED], self.sections['embedding.scales'][0])]

    def layer(self, name, x):
        weights = self.sections[name + '.weights'].astype(float) * self.sections[name + '.scales'][0]
        scale = np.maximum(np.abs(x).max(-1, keepdims=True), 1e-30) / 63
        return np.round(x / scale) * scale @ weights + self.sections[name + '.bias'][0]

    def lstm(self, x, suffix):
        gates = self.layer('input.' + suffix, x)
        size = gates.shape[1] // 4
        hidden, cell, out = np.zeros(size), np.zeros(size), []
        for gate in gates:
            i, f, g, o = np.split(gate + self.layer('recurrent.' + suffix, hidden), 4)
            cell = sigmoid(f) * cell + sigmoid(i) * tangent(g)
            hidden = sigmoid(o) * tangent(cell)
            out.append(hidden)
        return np.array(out)

    def __call__(self, words):
        rows = np.array([self.features(w) for w in words])
        x = np.concatenate([table[rows[:, i]] for i, table in enumerate(self.tables)], 1)
        h, suffix, number = None, '', 1
        while h is None or f'input.forward{suffix}.weights' in self.sections:
            source = x if h is None else h
            both = np.concatenate([self.lstm(source, 'forward' + suffix), self.lstm(source[::-1], 'backward' + suffix)[::-1]], 1)
            h = both if h is None else h + both
            number += 1
            suffix = f'.{number}'
        best = {name: [self.sections[name][k] for k in self.layer(name, h)[:, :len(self.sections[name])].argmax(1)]
                for name in ('upos', 'xpos', 'feats')}
        with_root = np.concatenate([self.sections['root'], h])
        dependent = np.maximum(self.layer('arc.dependent', h), 0)
        head = np.maximum(self.layer('arc.head', with_root), 0)
        return best, (self.layer('arc', dependent) @ head.T).argmax(1)


def main():
    tabard, model, path = sys.argv[1:4]
    most = int(sys.argv[4]) if len(sys.argv) > 4 else 300
    with (gzip.open if path.endswith('.gz') else open)(path, 'rt', encoding='utf-8') as f:
        given = list(sentences(f))[:most]
    text = ''.join('\n'.join('\t'.join(row[:2] + ['_'] * 8) for row in rows) + '\n\n' for rows in given)
    read = subprocess.run([tabard, 'read', '--model', model, '--input', 'conllu', '--format', 'conllu', '-'], input=text,
                          capture_output=True, text=True, check=True).stdout
    network = Network(model)
    same, words = {'upos': 0, 'xpos': 0, 'feats': 0, 'head': 0}, 0
    for rows, found in zip(given, sentences(read.splitlines()), strict=True):
        tags, heads = network([row[1] for row in rows])
        for i, row in enumerate(found):
            words += 1
            for name, column in (('upos', 3), ('xpos', 4), ('feats', 5)):
                same[name] += tags[name][i] == row[column]
            same['head'] += heads[i] == int(row[6])
    print(f'{len(given)} sentences, {words} words, the same:', ' '.join(f'{k} {v / words:.4f}' for k, v in same.items()))
    sys.exit(same['head'] < .98 * words or min(same['upos'], same['xpos'], same['feats']) < .998 * words)


main()
