"""Examples for tools/train_reader.py: treebank sentences with trees, and names from three sources.

Names are labelled B/I + kind (person, organization, place), B? and I? where the kind is unknown, O, or None where nobody knows:
  GUM      Entity= with a proper head: the run of proper nouns around it, without titles
  EWT      runs of proper nouns (name_labels.py), of the kind that name_kinds.py answers, which learns from GUM
  corpus   capitalised runs inside marked mentions (corpus/*.gold, built by tools/build_gold.py)

Trees of the corpus are those corrected by hand (corpus/trees.conllu; trees-test.conllu is kept back) and for the rest those that earlier
readers agree on (see agreed()); a column on which they differ is None.

"Proper" is what the Penn tag calls so: New in New York is an adjective to Universal Dependencies, and NNP to Penn."""
import collections
import gzip
import json
import re

import name_labels
from name_kinds import DAYS, KINDS as KINDS_OF_RUNS, TITLES, NameKinds, Tables, folded

KINDS = {'person': 'person', 'organization': 'organization', 'country': 'place', 'place': 'place'}
INNER = ('of', 'the', 'and', 'for', "'s", 'de', 'al', '-', '&')  # may stand inside a name
INNER_OF_PERSONS = ('de', 'al', '-', 'the')


def permissive(path):
    """ids of the train documents that gum-licences.tsv marks permissive"""
    rows = [line.rstrip('\n').split('\t') for line in open(path, encoding='utf-8')]
    columns = {name: i for i, name in enumerate(rows[0])}
    return {r[0] for r in rows[1:] if r[columns['split']] == 'train' and r[columns['permissive']] == 'yes'}


def documents(path, keep=None):
    """(id, sentences) of the documents in `keep`; a sentence is a list of words with the ten CoNLL-U columns"""
    sentences, sentence, name = [], [], None
    lines = gzip.open(path, 'rt', encoding='utf-8') if path.endswith('.gz') else open(path, encoding='utf-8')
    for line in lines:
        line = line.rstrip('\n')
        if line.startswith('# newdoc'):
            if sentences:
                yield name, sentences
            sentences, name = [], line.split('=')[1].strip()
        elif line and not line.startswith('#'):
            columns = line.split('\t')
            if columns[0].isdigit():
                sentence.append(columns)
        elif not line and sentence:
            if keep is None or name in keep:
                sentences.append(sentence)
            sentence = []
    if sentences:
        yield name, sentences


def mark(tags, first, last, kind):
    for i in range(first, last + 1):
        tags[i] = ('B' if i == first else 'I') + kind


def entity_names(sentence):
    """tags of one GUM sentence from its Entity= annotation; an outer name wins over those inside it"""
    tags, open_spans = ['O'] * len(sentence), []
    for i, columns in enumerate(sentence):
        found = re.search(r'Entity=([^|]*)', columns[9])
        for part in re.findall(r'\([^()]*\)?|[^()]+\)', found.group(1)) if found else []:
            if part[0] == '(':
                fields = part.strip('()').split('-')
                span = (fields[0].split('[')[0], fields[1], i)
                if part[-1] == ')':
                    proper_name(sentence, tags, span[1], i, i)
                else:
                    open_spans.append(span)
                continue
            identity = part[:-1].split('-')[0].split('[')[0]
            for k in range(len(open_spans) - 1, -1, -1):
                if open_spans[k][0] == identity:
                    _, kind, first = open_spans.pop(k)
                    proper_name(sentence, tags, kind, first, i)
                    break
    return tags


def proper_name(sentence, tags, kind, first, last):
    if kind not in ('person', 'organization', 'place'):
        return
    head = next((i for i in range(first, last + 1) if not first <= int(sentence[i][6]) - 1 <= last), first)
    # "Americans", "Muslims": peoples are no names
    if sentence[head][3] != 'PROPN' or kind == 'person' and sentence[head][4] == 'NNPS':
        return
    inner = INNER if kind != 'person' else INNER_OF_PERSONS

    def belongs(i):
        form, upos, xpos, governor = sentence[i][1], sentence[i][3], sentence[i][4], int(sentence[i][6]) - 1
        if form == 'and' and int(sentence[governor][6]) - 1 == head:  # "Poland and Sweden"
            return False
        if name_labels.is_title(sentence, i) or folded(form) in DAYS:
            return False
        if upos == 'PROPN' or xpos in name_labels.PROPER or (upos in ('ADJ', 'NOUN', 'NUM') and form[:1].isupper() and i > 0):
            return True
        if form in ("'s", '’s') and folded(sentence[i - 1][1]) not in name_labels.OWNERS:
            return False
        return form.lower() in inner and first < i < last and sentence[i - 1][1][:1].isupper() and sentence[i + 1][1][:1].isupper()

    start = end = head
    while start - 1 >= first and belongs(start - 1):
        start -= 1
    while end + 1 <= last and belongs(end + 1):
        end += 1
    words = [folded(sentence[i][1]) for i in range(start, end + 1)]
    if kind == 'person' and all(w in TITLES for w in words):  # "Mr. President"
        return
    mark(tags, start, end, kind)


def agreed(readings):
    """name of a corpus sentence -> the columns of its words, None where the readings (CoNLL-U files of `tabard read`) differ"""
    result = {}
    for path in readings:
        for name, sentences in documents(path):
            if len(sentences) > 1:  # cut by the splitter: rare
                continue
            sentence, other = sentences[0], result.get(name)
            if other is None:
                result[name] = sentence
            elif len(other) == len(sentence) and all(a[1] == b[1] for a, b in zip(other, sentence)):
                result[name] = [agreed_word(a, b) for a, b in zip(other, sentence)]
            else:
                result[name] = []
    return {name: sentence for name, sentence in result.items() if sentence}


def agreed_word(one, other):
    word = [a if a == b else None for a, b in zip(one, other)]
    return word[:7] + [word[7] if word[6] else None, word[8], one[9]]


def corrected(path):
    """name -> (text, columns) of the sentences corrected by hand; FEATS unknown ("?") is None"""
    result = {}
    for block in open(path, encoding='utf-8').read().split('\n\n'):
        lines = block.strip().split('\n')
        comments = dict(l[2:].split(' = ', 1) for l in lines if l.startswith('# '))
        if 'sent_id' in comments:
            columns = [l.split('\t') for l in lines if l[0] != '#']
            for c in columns:
                c[5] = None if c[5] == '?' else c[5]
            result[comments['sent_id']] = comments['text'], columns
    return result


def placed(columns, text):
    """(word, start, end) of a sentence's words in its text"""
    at = 0
    for c in columns:
        at = text.index(c[1], at)
        yield c[1], at, at + len(c[1])
        at += len(c[1])


def corpus_words(text, start):
    """(word, start, end) of a sentence that begins at `start`, without the program's tokenizer"""
    for found in re.finditer(r"\w[\w.\-’']*\w|\w|[^\w\s]", text):
        word, first = found.group(), found.start() + start
        owner = re.match(r"(.+)('s|’s)$", word)
        for piece in owner.groups() if owner else (word,):
            yield piece, first, first + len(piece)
            first += len(piece)


def corpus_sentences(path, trees, by_hand=()):
    """(words, tags, columns) of the corpus's sentences; columns is None where there is no tree"""
    by_hand, trees = dict(by_hand), dict(trees)
    for line in open(path, encoding='utf-8'):
        report = json.loads(line)
        spans = [(m['start'], m['end'], KINDS.get(m['kind'])) for m in report['mentions']]
        spans += [(p['start'], p['end'], 'place') for p in report['places']]
        for number, sentence in enumerate(report['sentences']):
            name, start = f"{report['id']}#{number}", sentence['start']
            tree = trees.pop(name, None)
            if name in by_hand:
                text, tree = by_hand.pop(name)
                words = [(word, start + a, start + b) for word, a, b in placed(tree, text)]
            elif tree:
                ranges = (re.search(r'start=(\d+)\|end=(\d+)', c[9]).groups() for c in tree)
                words = [(c[1], start + int(a), start + int(b)) for c, (a, b) in zip(tree, ranges)]
            else:
                words = list(corpus_words(sentence['text'], start))
            if words:
                yield [w for w, _, _ in words], corpus_tags(words, spans), tree
    for tree in [columns for _, columns in by_hand.values()] + list(trees.values()):  # sentences of no report
        yield [c[1] for c in tree], ['O' if i > 0 and c[1][0].islower() else None for i, c in enumerate(tree)], tree


def corpus_tags(words, spans):
    # What is capitalised and in no mention may be a name all the same.
    tags = ['O' if not w[0].isupper() or i == 0 else None for i, (w, _, _) in enumerate(words)]
    for start, end, kind in spans:
        inside = [i for i, (_, a, b) in enumerate(words) if a >= start and b <= end]
        run = []  # the last capitalised run of the mention
        for i in reversed(inside):
            word = words[i][0]
            goes_on = run and word in ('of', 'the', 'al', 'de', 'bin') and i > inside[0] and words[i - 1][0][0].isupper()
            if word[0].isupper() or goes_on:
                run.insert(0, i)
            elif run:
                break
        if not run:
            continue
        if kind is None:
            for i in run:
                tags[i] = None
            continue
        if kind == 'person':  # titles are no part of a name, and how many words they have is not marked
            for i in run[:-2]:
                tags[i] = None
            run = run[-2:]
            if len(run) == 2 and folded(words[run[0]][0]) in TITLES:
                tags[run[0]] = 'O'
                run = run[1:]
        mark(tags, run[0], run[-1], kind)
    return tags


def named(words, tags):
    """names of a tagged sentence"""
    i = 0
    while i < len(words):
        if tags[i] and tags[i][0] == 'B':
            end = i + 1
            while end < len(words) and tags[end] == 'I' + tags[i][1:]:
                end += 1
            yield ' '.join(words[i:end]), tags[i][1:]
            i = end
        else:
            i += 1


class Known:
    """the kinds that annotated texts give a name, other than the text of the run that asks"""

    def __init__(self):
        self.kinds = collections.defaultdict(set)  # folded name -> (kind, document)

    def add(self, words, tags, document):
        for name, kind in named(words, tags):
            self.kinds[folded(name)].add((kind, document))

    def __call__(self, run):
        return sorted({kind for kind, document in self.kinds.get(run.key, ()) if document != run.document})


def name_kinds(tables, gum, corpus):
    """the model of name_kinds.py, learned from GUM's documents: (id, sentences, tags of each)"""
    known, runs, kinds = Known(), [], []
    for words, tags, _ in corpus:
        known.add(words, tags, 'corpus')
    for document, sentences, tags in gum:
        for sentence, t in zip(sentences, tags):
            known.add([c[1] for c in sentence], t, document)
            for run in name_labels.runs(sentence, tables, document):
                runs.append(run)
                kinds.append(KINDS_OF_RUNS.index(t[run.head][1:] if t[run.head] != 'O' else 'none'))
    return NameKinds(tables, known, runs, kinds)


def ewt_names(documents, tables, kinds):
    """(sentence, tags) of the sentences of EWT"""
    named = [[(s, name_labels.runs(s, tables, name)) for s in sentences] for name, sentences in documents]
    chances = iter(kinds([run for document in named for _, runs in document for run in runs]))
    for document in named:
        for sentence, runs in document:
            yield sentence, name_labels.labels(sentence, runs, [next(chances) for _ in runs])


def load(treebanks, corpus, readings, folder):
    """three lists: (sentence, tags) of the treebanks, (words, tags, columns) of the corpus, and those of these that are corrected by hand"""
    keep = permissive(treebanks + '/gum-licences.tsv')
    gum = [(name, sentences, [entity_names(s) for s in sentences])
           for name, sentences in documents(treebanks + '/en_gum-train.conllu.gz', keep)]
    by_hand, kept_back = corrected(folder + '/trees.conllu'), corrected(folder + '/trees-test.conllu')
    trees = {name: columns for name, columns in agreed(readings).items() if name not in kept_back}
    corpus = list(corpus_sentences(corpus, trees, by_hand))
    tables = Tables()
    with_trees = [pair for _, sentences, tags in gum for pair in zip(sentences, tags)]
    with_trees += ewt_names(list(documents(treebanks + '/en_ewt-train.conllu.gz')), tables, name_kinds(tables, gum, corpus))
    by_hand = {id(columns) for _, columns in by_hand.values()}
    return with_trees, corpus, [sentence for sentence in corpus if id(sentence[2]) in by_hand]
