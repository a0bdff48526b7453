"""Which kind of thing a run of proper nouns names: a log-linear model over tables of names, the words of the run and the tree around it,
learned from the entities that GUM marks, so that EWT, which marks none, can be labelled (name_labels.py).

    "Enron hired J. Smith of Houston": Enron organization, J. Smith person, Houston place; "the Nobel Prize": none of the three

A run is asked twice: once for itself, then with what the first answers say of the same words elsewhere in its document and in others."""
import collections
import csv
import math
import os
import unicodedata

import numpy as np
import torch

LEXICON = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lexicon')
KINDS = ['person', 'organization', 'place', 'none']
def folded(name):
    """lower case, without accents and full stops: São Paulo, U.S."""
    plain = unicodedata.normalize('NFKD', name.replace('’', "'"))
    return ''.join(c for c in plain.lower() if not unicodedata.combining(c) and c != '.')


def rows(path):
    with open(path, encoding='utf-8', newline='') as f:
        yield from csv.DictReader((line for line in f if not line.startswith('#')), delimiter='\t', quoting=csv.QUOTE_NONE)


def words(which):
    """the words of a class of lexicon/names/words.tsv"""
    return {word for row in rows(LEXICON + '/names/words.tsv') if row['class'] == which for word in row['words'].split('|')}


TITLES, DAYS, FIRMS = words('title'), words('calendar'), words('firm')


class Tables:
    """folded name -> what the tables of lexicon/ say it is"""

    def __init__(self):
        self.of, self.people, self.roles = collections.defaultdict(set), set(), {}
        lexicon = LEXICON
        for row in rows(lexicon + '/codes/countries.tsv'):
            for name in [row['name']] + (row['aliases'] or '').split('|'):
                self.put(name, 'country')
            for name in (row['capital'] or '').split('|'):
                self.put(name, 'capital')
            for name in ((row['adjectives'] or '') + '|' + (row['people'] or '')).split('|'):
                self.put(name, 'people')
        for table, what in (('organizations', 'organization'), ('groups', 'organization'), ('leaders', 'leader')):
            for row in rows(f'{lexicon}/actors/{table}.tsv'):
                for name in [row['name']] + (row['aliases'] or '').split('|'):
                    self.put(name, what)
        for table in ('own', 'places'):
            for row in rows(f'{lexicon}/places/{table}.tsv'):
                people = int(row['population'] or 0)
                size = 'metropolis' if people > 500000 else 'city' if people > 100000 else 'town'
                size = size if row['precision'] == 'city' else 'region'
                for name in [row['name']] + (row['aliases'] or '').split('|'):
                    self.put(name, size)
        for row in rows(lexicon + '/names/given.tsv'):
            self.put(row['name'], 'given')
            self.put(row['name'], 'common-given')
        for row in rows(lexicon + '/names/found.tsv'):
            for kind in row['kinds'].split('|'):
                self.put(row['name'], kind)
        for row in rows(lexicon + '/names/own.tsv'):
            for name in row['names'].split('|'):
                self.put(name, row['kind'])
                self.put(name, 'own-' + row['kind'])
        for row in rows(lexicon + '/actors/roles.tsv'):
            self.roles[row['role']] = row['kind']

    def boosts(self, run):
        """by what to multiply the chances of the kinds: names/own.tsv is nearly sure, less so where a name may be a person's"""
        told, factors = self(run.name), np.ones(4)
        own = [k for k in KINDS if 'own-' + k in told]
        if len(own) == 1:
            doubtful = own[0] != 'person' and len(run.words) == 1 and ('given' in told or 'surname' in told)
            factors[KINDS.index(own[0])] = 5 if doubtful else 50
        elif len(run.words) > 1 and run.words[-1].lower() in FIRMS:
            factors[KINDS.index('organization')] = 10
        elif run.document.startswith('reviews-') and not told:  # what a review names and nobody else knows is a firm as a rule
            factors[KINDS.index('organization')] = 4
        return factors

    def put(self, name, what):
        if name:
            self.of[folded(name)].add(what)

    def __call__(self, name):
        return self.of.get(folded(name), ())


def shape(word):
    if word.isupper() and len(word) > 1:
        return 'CAPS' + str(min(len(word), 6))
    if word[:1].isupper():
        return 'Camel' if any(c.isupper() for c in word[1:]) else 'Xx'
    return 'lower' if word.isalpha() else 'other'


class Run:
    """words [first, end) of `sentence`, the ten CoNLL-U columns of each word; `document` numbers it"""

    def __init__(self, sentence, first, end, document):
        self.sentence, self.first, self.end, self.document = sentence, first, end, document
        self.words = [c[1] for c in sentence[first:end]]
        self.name = ' '.join(self.words)
        self.key = folded(self.name)
        self.head = next((i for i in range(first, end) if not first <= int(sentence[i][6]) - 1 < end), first)


def features(run, tables, known):
    """names of what is true of the run, without regard to other runs"""
    s, words, first, end, head = run.sentence, run.words, run.first, run.end, run.head
    n = len(words)
    size = '1' if n == 1 else '2' if n == 2 else '3+'
    yield 'n=' + size
    whole = tables(run.name)
    for what in whole:
        yield 'whole:' + what
        yield f'whole:{what}:{size}'
    if not whole:
        yield 'whole:nothing:' + size
    for pair in ('given', 'surname', 'leader', 'person'):
        for place in ('country', 'metropolis', 'city', 'town', 'region', 'place'):
            if pair in whole and place in whole:
                yield f'whole:{pair}&{place}'
    for kind in known(run):
        yield 'known:' + kind
    parts = [tables(w) for w in words]
    if n > 1:
        for what in parts[0]:
            yield 'first:' + what
        for what in parts[-1]:
            yield 'last:' + what
        if 'given' in parts[0]:
            yield 'given+' + ('surname' if 'surname' in parts[-1] else 'nothing' if not parts[-1] else 'other') + size
        if n == 2 and not parts[0] and not parts[1]:
            yield 'both unknown'
        if any(len(w.strip('.')) == 1 and w.isupper() for w in words[:-1]):
            yield 'initial'
        yield 'last word ' + words[-1].lower()
        yield 'first word ' + words[0].lower()
        for w in words[1:-1]:
            yield 'inner word ' + w.lower()
        if any('given' in p for p in parts[1:]):
            yield 'inner given'
    else:
        yield 'word ' + words[0].lower()
    yield 'suffix ' + words[-1].lower()[-3:]
    yield 'suffix ' + words[-1].lower()[-2:]
    yield 'shape ' + size + shape(words[0])
    yield 'shapes ' + '/'.join(shape(w) for w in words[:3])
    if all(w[:1].islower() for w in words):
        yield 'lower'
    if any(c.isdigit() for c in run.name):
        yield 'digit'
    if s[end - 1][4] == 'NNPS':
        yield 'plural' + size
    yield 'upos ' + s[head][3]

    before = s[first - 1][1] if first else '<'
    after = s[end][1] if end < len(s) else '>'
    after2 = s[end + 1][1] if end + 1 < len(s) else '>'
    before2 = s[first - 2][1] if first > 1 else '<'
    yield 'before ' + before.lower()
    yield 'after ' + after.lower()
    yield 'before2 ' + before2.lower() + ' ' + before.lower()
    yield 'after2 ' + after.lower() + ' ' + after2.lower()
    if folded(before) in TITLES:
        yield 'title before'
    if before.lower() in tables.roles:
        yield 'role before: ' + tables.roles[before.lower()]
    if first and s[first - 1][4] in ('NNP', 'NNPS'):
        yield 'proper before'
    for gap, index in ((after, end + 1), (before, first - 2)):
        if gap in (',', '(', '-', '/') and 0 <= index < len(s):
            for what in tables(s[index][1]):
                if what in ('country', 'region', 'metropolis', 'organization', 'given', 'own-place'):
                    yield ('then ' if gap is after else 'earlier ') + gap + what
    if end - first == len(s):
        yield 'whole sentence'
    elif sum(c[3] != 'PUNCT' for c in s) == end - first:
        yield 'whole sentence but punctuation'
    if first == 0:
        yield 'begins'

    deprel, governor = s[head][7], int(s[head][6]) - 1
    yield 'deprel ' + deprel
    if governor >= 0:
        yield f'{deprel} of {s[governor][2].lower()}'
        yield f'{deprel} of {s[governor][3]}'
        for what in tables(s[governor][1]) if deprel in ('appos', 'conj', 'flat', 'list') else ():
            yield f'{deprel} of table {what}'
        role = tables.roles.get(s[governor][2].lower())
        if role:
            yield f'{deprel} of role {role}'
    for i, c in enumerate(s):
        if int(c[6]) - 1 != head or first <= i < end:
            continue
        if c[7] in ('case', 'det', 'appos', 'nmod:desc', 'amod', 'compound', 'nmod:poss', 'acl:relcl', 'nmod', 'flat', 'conj', 'cop'):
            yield f'has {c[7]}'
            yield f'has {c[7]} {c[2].lower()}'
            role = tables.roles.get(c[2].lower())
            if role:
                yield f'has {c[7]} role {role}'
            for what in tables(c[1]) if c[7] in ('appos', 'conj', 'nmod') else ():
                yield f'has {c[7]} table {what}'
        if c[7] == 'acl:relcl' and any(int(d[6]) - 1 == i and d[2] == 'who' for d in s):
            yield 'who'


class Elsewhere:
    """what first answers say of the same words, or of a name that ends or begins with them, in a run's document and in others"""

    def __init__(self, runs, answers):
        self.same, self.parts, self.everywhere = (collections.defaultdict(lambda: np.zeros(4)) for _ in range(3))
        self.counts = collections.Counter()
        self.runs = {id(run): answer for run, answer in zip(runs, answers)}
        for run, answer in zip(runs, answers):
            self.same[run.document, run.key] += answer
            self.everywhere[run.key] += answer
            if len(run.words) > 1:
                for where, word in (('first', run.words[0]), ('last', run.words[-1])):
                    self.parts[run.document, where, folded(word)] += answer
                if len(run.words) > 2 or run.words[0][:1].isupper():
                    initials = ''.join(w[0] for w in run.words if w[0].isupper()).lower()
                    self.parts[run.document, 'initials', initials] += answer

    def __call__(self, run):
        own = self.runs[id(run)]
        same = self.same[run.document, run.key]
        others = self.everywhere[run.key] - same
        for name, votes in (('same', same - own), ('others', others)):
            if votes.sum() > .5:
                for kind, share in zip(KINDS, votes / votes.sum()):
                    yield f'{name} {kind}', share * min(1, votes.sum() / 2)
        if len(run.words) == 1:
            for where in ('first', 'last', 'initials'):
                votes = self.parts.get((run.document, where, run.key))
                if votes is not None:
                    for kind, share in zip(KINDS, votes / votes.sum()):
                        yield f'{where} of {kind}', share
        for kind, share in zip(KINDS, own):
            yield 'itself ' + kind, share


class LogLinear:
    """names of features -> chances of the four kinds"""

    def __init__(self, examples, labels, least=2, decay=2e-3, steps=150):
        counts = collections.Counter(name for example in examples for name, _ in example)
        self.index = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= least))}
        torch.manual_seed(1)
        x, y = self.matrix(examples), torch.tensor(labels)
        weights = torch.zeros(len(self.index) + 1, 4, requires_grad=True)
        optimizer = torch.optim.Adam([weights], lr=.05)
        for _ in range(steps):
            scores = torch.sparse.mm(x, weights)
            loss = torch.nn.functional.cross_entropy(scores, y) + decay * weights[:-1].square().sum() / math.sqrt(len(labels))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        self.weights = weights.detach()

    def matrix(self, examples):
        places, values = [], []
        for row, example in enumerate(examples):
            places.append((row, len(self.index)))
            values.append(1.)
            for name, value in example:
                if name in self.index:
                    places.append((row, self.index[name]))
                    values.append(value)
        return torch.sparse_coo_tensor(torch.tensor(places).T, torch.tensor(values, dtype=torch.float),
                                       (len(examples), len(self.index) + 1)).coalesce()

    def __call__(self, examples):
        return torch.softmax(torch.sparse.mm(self.matrix(examples), self.weights), -1).numpy()


class NameKinds:
    """answers for runs; trained on runs whose kind (an index into KINDS) is known"""

    def __init__(self, tables, known, runs, labels, folds=5):
        self.tables, self.known = tables, known
        first = [self.alone(run) for run in runs]
        # The second model must not see answers that the first gives to what it was trained on.
        documents = sorted({run.document for run in runs})
        fold = {d: i % folds for i, d in enumerate(documents)}
        answers = np.zeros((len(runs), 4))
        for k in range(folds):
            inside = [i for i, run in enumerate(runs) if fold[run.document] != k]
            outside = [i for i, run in enumerate(runs) if fold[run.document] == k]
            model = LogLinear([first[i] for i in inside], [labels[i] for i in inside])
            answers[outside] = self.settled([runs[i] for i in outside], model([first[i] for i in outside]))
        self.first = LogLinear(first, labels)
        elsewhere = Elsewhere(runs, answers)
        self.second = LogLinear([f + list(elsewhere(run)) for f, run in zip(first, runs)], labels)

    def alone(self, run):
        return [(name, 1.) for name in dict.fromkeys(features(run, self.tables, self.known))]

    def settled(self, runs, chances):
        chances = chances * np.array([self.tables.boosts(run) for run in runs])
        return chances / chances.sum(1, keepdims=True)

    def __call__(self, runs):
        first = [self.alone(run) for run in runs]
        elsewhere = Elsewhere(runs, self.settled(runs, self.first(first)))
        return self.settled(runs, self.second([f + list(elsewhere(run)) for f, run in zip(first, runs)]))
