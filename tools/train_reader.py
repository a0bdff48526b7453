#!/usr/bin/python3
"""train_reader.py TREEBANKS CORPUS.jsonl SPLITTER OUT.model: trains the network of src/syntax/network.h and writes the model file.

TREEBANKS is a folder with en_ewt-train.conllu.gz, en_gum-train.conllu.gz and gum-licences.tsv; CORPUS.jsonl is corpus/*.gold built by
tools/build_gold.py --without corpus/held-out.txt; SPLITTER holds the weights of tools/train_splitter. tools/train_reader.sh does it all in one command.
The trees corrected by hand (corpus/trees.conllu) are learned, too.
Debian: python3-torch python3-xxhash libopenblas0-pthread (twenty times faster than the reference BLAS). EPOCHS=n overrides the 16,
HIDDEN=n the 160 units a layer, DROP=p the dropout of .25;
START=MODEL RATE=r goes on from the weights of a model file, with its lists and words, at another learning rate; of a larger reader those units
are kept that do most. TEACHER=MODEL, a reader with the same lists and words: what it says of every word is learned as much as what the
trees say. BY_HAND=n shows the trees corrected by hand n times an epoch (2)."""
import collections
import multiprocessing
import os
import random
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import reader_data
import section_file
from headlines import headlines
from other_names import OtherNames
from word_features import HASHED, Features, normal

VERSION = '0.7.0'
EPOCHS = int(os.environ.get('EPOCHS', '16'))
CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../corpus')
BY_HAND = int(os.environ.get('BY_HAND', '2'))
LAYERS, HIDDEN, DROP = 3, int(os.environ.get('HIDDEN', '160')), float(os.environ.get('DROP', '.25'))
# Measured after 5 epochs of one layer (LAS of EWT dev): rate 2e-3 .801, 4e-3 .824, 8e-3 .833, 15e-3 .831; at 2e-3 with twice the dropout .783.
LEARNING_RATE, TOKENS_A_BATCH, LONGEST_STEP, UNKNOWN = float(os.environ.get('RATE', '7e-3')), 1300, 5, -100
WORKERS = 2  # processes, a core each; they share some 80 MB of /dev/shm
UPOS = 'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split()
DEPREL = ('root acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop csubj '
          'csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss '
          'nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum vocative '
          'xcomp').split()
NAMES = ['O'] + [b + k for k in ('person', 'organization', 'place') for b in 'BI']
WORD_COLUMNS = 100
LARGEST_WEIGHT = 63


def lemma_script(form, lemma):
    """src/syntax/lemma_script.h"""
    lowered = lemma[:1] == lemma[:1].lower() or not form[:1].isupper()
    base = form.lower() if lowered else form
    same = len(os.path.commonprefix([base, lemma]))
    return f"{'L' if lowered else 'C'}|{len(base) - same}|{lemma[same:]}"


# --- the network

class Network(nn.Module):
    def __init__(self, words, sizes, layers=LAYERS, hidden=HIDDEN, arc=112, relation=128):
        super().__init__()
        self.embeddings = nn.ModuleList([nn.Embedding(words + 1, WORD_COLUMNS)] + [nn.Embedding(r, c) for _, r, c in HASHED])
        for table in self.embeddings:
            nn.init.normal_(table.weight, 0, .1)
        both = 2 * hidden
        inputs = [WORD_COLUMNS + sum(c for *_, c in HASHED)] + [both] * (layers - 1)
        self.lstms = nn.ModuleList(nn.LSTM(n, hidden, bidirectional=True, batch_first=True) for n in inputs)
        self.classes = nn.ModuleList(nn.Linear(both, n) for n in sizes)  # upos xpos feats lemma name
        self.root = nn.Parameter(torch.randn(both) * .05)
        self.arc_dependent, self.arc_head = nn.Linear(both, arc), nn.Linear(both, arc)
        self.arc = nn.Parameter(nn.init.xavier_uniform_(torch.zeros(arc + 1, arc)))
        self.relation_dependent, self.relation_head = nn.Linear(both, relation), nn.Linear(both, relation)
        self.relation = nn.Linear(relation, len(DEPREL))
        self.drop, self.drop_input = nn.Dropout(DROP), nn.Dropout(.6 * DROP)

    def read(self, x, lengths):
        e = self.drop_input(torch.cat([table(x[..., i]) for i, table in enumerate(self.embeddings)], -1))
        h = None
        for lstm in self.lstms:
            x = e if h is None else self.drop_words(h)
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
            both = nn.utils.rnn.pad_packed_sequence(lstm(packed)[0], batch_first=True)[0]
            h = both if h is None else h + both
        return self.drop_words(h)

    def drop_words(self, h):
        """dropout that leaves out the same units of all words of a sentence"""
        return h * self.drop(torch.ones_like(h[:, :1]))

    def arcs(self, h):
        with_root = torch.cat([self.root.expand(h.shape[0], 1, -1), h], 1)
        dependent, head = self.drop(F.relu(self.arc_dependent(h))), self.drop(F.relu(self.arc_head(with_root)))
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        return with_root, torch.einsum('bia,ac,bjc->bij', dependent, self.arc, head)

    def relations(self, h, with_root, heads):
        chosen = torch.gather(with_root, 1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, with_root.shape[-1]))
        return self.relation(self.drop(F.relu(self.relation_dependent(h) + self.relation_head(chosen))))

    @staticmethod
    def name_loss(scores, y):
        """where the kind is unknown, all that begins (or goes on with) a name is right"""
        known = y != UNKNOWN
        logs, y = F.log_softmax(scores[known], -1), y[known]
        if not len(y):
            return 0
        right = F.one_hot(y.clamp(min=0), len(NAMES)).bool()
        for code, letter in ((-1, 'B'), (-2, 'I')):
            right[y == code] = torch.tensor([name[0] == letter for name in NAMES])
        return -logs.masked_fill(~right, -1e4).logsumexp(-1).mean()

    def loss(self, x, y, lengths, taught=None):
        """`taught` is what sayings() of a teacher returned for the words before they were made noisy"""
        h = self.read(x, lengths)
        right = self.loss_of_labels(h, y, lengths)
        return right if taught is None else (right + self.loss_of_sayings(h, lengths, *taught)) / 2

    def sayings(self, x, y, lengths):
        """the chances of each class and head of each word; the heads whose relations are named, those of `y` where it has them; their chances"""
        h = self.read(x, lengths)
        with_root, arcs = self.arcs(h)
        arcs = self.heads_alone(arcs, lengths)
        heads = torch.where(y[..., 4] == UNKNOWN, arcs.argmax(-1), y[..., 4])
        return [classes(h).softmax(-1) for classes in self.classes], arcs.softmax(-1), heads, self.relations(h, with_root, heads).softmax(-1)

    def loss_of_sayings(self, h, lengths, classes, arcs, heads, relations):
        words = torch.arange(h.shape[1])[None] < lengths[:, None]
        apart = lambda scores, chances: F.cross_entropy(scores[words], chances[words])
        with_root, own_arcs = self.arcs(h)
        total = apart(self.heads_alone(own_arcs, lengths), arcs) + apart(self.relations(h, with_root, heads), relations)
        for own, chances, weight in zip(self.classes, classes, (1, .5, .5, .5, 1)):
            total = total + weight * apart(own(h), chances)
        return total

    @staticmethod
    def heads_alone(arcs, lengths):
        return arcs.masked_fill((torch.arange(arcs.shape[2])[None] > lengths[:, None])[:, None], -1e4)

    def loss_of_labels(self, h, y, lengths):
        total = 0
        total = total + self.name_loss(self.classes[4](h).flatten(0, 1), y[..., 6].flatten())
        for classes, weight, column in zip(self.classes, (1, .5, .5, .5), (0, 1, 2, 3)):
            if (y[..., column] != UNKNOWN).any():
                total = total + weight * F.cross_entropy(classes(h).flatten(0, 1), y[..., column].flatten(), ignore_index=UNKNOWN)
        if (y[..., 4] != UNKNOWN).any():
            with_root, arcs = self.arcs(h)
            arcs = self.heads_alone(arcs, lengths)
            total = total + F.cross_entropy(arcs.flatten(0, 1), y[..., 4].flatten(), ignore_index=UNKNOWN)
            relations = self.relations(h, with_root, y[..., 4])
            total = total + F.cross_entropy(relations.flatten(0, 1), y[..., 5].flatten(), ignore_index=UNKNOWN)
        return total


# --- training

def noisy(words):
    """news as it comes: lower-cased, capitals throughout, headline capitals, typographic apostrophes"""
    r = random.random()
    if r < .04: return [w.lower() for w in words]
    if r < .07: return [w.upper() for w in words]
    if r < .10: return [w[:1].upper() + w[1:] if i == 0 or random.random() < .5 else w for i, w in enumerate(words)]
    if r < .13: return [w.replace("'", '’') for w in words]
    return words


def batches(examples, chance):
    order = sorted(range(len(examples)), key=lambda i: len(examples[i][0]) + chance.random() * 4)
    result, batch, size = [], [], 0
    for i in order:
        batch.append(examples[i])
        size += len(examples[i][0])
        if size > TOKENS_A_BATCH:
            result.append(batch)
            batch, size = [], 0
    chance.shuffle(result)
    return result


def tensors(batch, features, others):
    longest = max(len(words) for words, *_ in batch)
    x, clean = np.zeros((2, len(batch), longest, 1 + len(HASHED)), dtype=np.int64)
    y = np.full((len(batch), longest, 7), UNKNOWN, dtype=np.int64)
    for i, (words, labels, slots) in enumerate(batch):
        n = len(words)
        words = others.exchange(words, slots)
        clean[i, :n] = [features(w) for w in words]
        x[i, :n] = [features(w) for w in noisy(words)]
        x[i, :n, 0][np.random.rand(n) < .12] = 0  # words that nobody knows
        x[i, :n, 1:6][np.random.rand(n) < .04] = 0
        y[i, :n] = labels
    return torch.from_numpy(x), torch.from_numpy(y), torch.tensor([len(words) for words, *_ in batch]), torch.from_numpy(clean)


def name_index(tag, index):
    """a name of unknown kind is -1 where it begins, -2 where it goes on"""
    return UNKNOWN if tag is None else {'B?': -1, 'I?': -2}.get(tag) or index[tag]


def labelled(treebanks, corpus, lists, others):
    index = {key: {v: i for i, v in enumerate(values)} for key, values in lists.items()}
    relation = index['deprel']

    def labels(columns, tag):
        return [index['upos'].get(columns[3], UNKNOWN), index['xpos'].get(columns[4], UNKNOWN), index['feats'].get(columns[5], UNKNOWN),
                UNKNOWN if columns[2] is None else index['lemma'].get(lemma_script(columns[1], columns[2]), UNKNOWN),
                UNKNOWN if columns[6] is None else int(columns[6]),
                UNKNOWN if columns[7] is None else relation.get(columns[7], relation.get(columns[7].split(':')[0], relation['dep'])),
                name_index(tag, index['name'])]

    examples = []
    for sentence, tags in treebanks:
        words = [c[1] for c in sentence]
        examples.append((words, np.array([labels(c, t) for c, t in zip(sentence, tags)]), others.slots(words, tags, [c[2] for c in sentence])))
    for words, tags, columns in corpus:
        columns = columns or [[None] * 10] * len(words)
        examples.append((words, np.array([labels(c, t) for c, t in zip(columns, tags)]), others.slots(words, tags)))
    return examples


class Training:
    """WORKERS processes share the sentences of each batch, and then the weights that each sets anew by what all learned. The same input
    gives the same weights."""

    def __init__(self, net, teacher, examples, features, others, write):
        self.net, self.teacher, self.examples, self.features, self.others, self.write = net.share_memory(), teacher, examples, features, others, write
        self.parameters = list(net.parameters())
        self.slopes = [[torch.zeros_like(p).share_memory_() for p in self.parameters] for _ in range(WORKERS)]
        self.squares = torch.zeros(WORKERS).share_memory_()  # of the slopes that each worker adds up
        self.processes = multiprocessing.get_context('fork')
        self.meeting = self.processes.Barrier(WORKERS)

    def share_of(self, worker):
        """places of the parameters that a worker sets: about as many weights for each"""
        shares = [[] for _ in range(WORKERS)]
        size = lambda places: sum(self.parameters[i].numel() for i in places)
        for i in sorted(range(len(self.parameters)), key=lambda i: -self.parameters[i].numel()):
            min(shares, key=size).append(i)
        return shares[worker]

    def run(self):
        helpers = [self.processes.Process(target=self.work, args=(worker,), daemon=True) for worker in range(1, WORKERS)]
        for helper in helpers:
            helper.start()
        self.work(0)

    def work(self, worker):
        try:
            self.learn_all(worker)
        except BaseException:
            self.meeting.abort()  # else the others would wait for ever
            raise

    def learn_all(self, worker):
        for seed in (torch.manual_seed, random.seed, np.random.seed):
            seed(worker + 1)
        order, begun, step = random.Random(1), time.time(), 0
        steps = EPOCHS * len(batches(self.examples, random.Random(1)))
        mine = self.share_of(worker)
        optimizer = torch.optim.Adam([self.parameters[i] for i in mine], lr=LEARNING_RATE, betas=(.9, .95))
        for epoch in range(EPOCHS):
            total, count = 0, 0
            for batch in batches(self.examples, order):
                total, count = total + self.learn(batch[worker::WORKERS], self.slopes[worker]), count + 1
                self.meeting.wait()
                slopes = [sum((s[i] for s in self.slopes[1:]), self.slopes[0][i]) / WORKERS for i in mine]
                self.squares[worker] = sum(float(s.pow(2).sum()) for s in slopes)
                self.meeting.wait()
                shorten = min(1, LONGEST_STEP / (float(self.squares.sum()) ** .5 + 1e-6))
                for i, slope in zip(mine, slopes):
                    self.parameters[i].grad = slope.mul_(shorten)
                for group in optimizer.param_groups:
                    group['lr'] = LEARNING_RATE * min(1, (step + 1) / 100) * max(.01, 1 - step / steps)
                optimizer.step()
                step += 1
                self.meeting.wait()
            if worker == 0:
                print(f'epoch {epoch + 1}: loss of one worker {total / count:.3f}, {(time.time() - begun) / 60:.1f} minutes', file=sys.stderr, flush=True)
                self.write()

    def learn(self, batch, slopes):
        """the slopes of the loss on these sentences; returns the loss"""
        self.net.zero_grad(set_to_none=True)
        if not batch:  # one very long sentence, which another has
            for slope in slopes:
                slope.zero_()
            return 0
        x, y, lengths, clean = tensors(batch, self.features, self.others)
        with torch.no_grad():
            taught = self.teacher and self.teacher.sayings(clean, y, lengths)
        loss = self.net.loss(x, y, lengths, taught)
        loss.backward()
        for slope, parameter in zip(slopes, self.parameters):
            if parameter.grad is None:
                slope.zero_()
            else:
                slope.copy_(parameter.grad)
        return float(loss)


# --- the model file: src/syntax/network.cpp reads it

def padded(array):
    spare = -array.shape[-1] % 16
    return np.pad(array, [(0, 0)] * (array.ndim - 1) + [(0, spare)]).astype(np.float32)


def put_layer(out, name, weights, bias):
    """a layer [inputs][columns] in whole numbers of seven bits with a scale for each column: src/syntax/integer_kernels.h says why"""
    weights = padded(weights)
    scales = np.maximum(np.abs(weights).max(0), 1e-12) / LARGEST_WEIGHT
    out[name + '.weights'], out[name + '.scales'] = np.round(weights / scales).astype(np.int8), scales.astype(np.float32)
    out[name + '.bias'] = padded(bias)


def sections(net, lists, vocabulary, splitter):
    weights = {k: v.detach().numpy() for k, v in net.state_dict().items()}
    out = dict(lists, vocabulary=vocabulary, splitter=splitter)

    def layer(name, source):
        put_layer(out, name, weights[source + '.weight'].T, weights[source + '.bias'])

    scales = []
    for i, name in enumerate(['word'] + [name for name, *_ in HASHED]):
        table = weights[f'embeddings.{i}.weight']
        scales.append(np.percentile(np.abs(table), 99.97) / 127)
        out['embedding.' + name] = np.clip(np.round(table / scales[-1]), -127, 127).astype(np.int8)
    out['embedding.scales'] = np.array(scales, np.float32)
    for number in range(len(net.lstms)):
        for direction, suffix in (('forward', ''), ('backward', '_reverse')):
            name = direction if number == 0 else f'{direction}.{number + 1}'
            of = lambda kind: weights[f'lstms.{number}.{kind}_l0{suffix}']
            bias = of('bias_ih') + of('bias_hh')
            put_layer(out, 'input.' + name, of('weight_ih').T, bias)
            put_layer(out, 'recurrent.' + name, of('weight_hh').T, 0 * bias)
    for i, name in enumerate(('upos', 'xpos', 'feats', 'lemma', 'name')):
        layer(name, f'classes.{i}')
    out['root'] = weights['root']
    put_layer(out, 'arc', weights['arc'][:-1], weights['arc'][-1])
    layer('arc.dependent', 'arc_dependent')
    layer('arc.head', 'arc_head')
    layer('relation.dependent', 'relation_dependent')
    layer('relation.head', 'relation_head')
    layer('relation', 'relation')
    return out


def thinned(model, hidden):
    """a model's sections with the `hidden` units of each direction that weigh most in what reads them"""
    old = model['root'].shape[1] // 2
    weight = np.zeros(2 * old)
    of = lambda name: np.square(model[name + '.weights'] * model[name + '.scales'].astype(float)).sum(1)
    of_words = ('input.forward', 'input.backward')
    reads_both = [name[:-8] for name in model if name.endswith('.weights') and model[name].shape[0] == 2 * old and name[:-8] not in of_words]
    for name in reads_both:
        weight += of(name)
    for name in (n[:-8] for n in model if n.startswith('recurrent.') and n.endswith('.weights')):
        weight[slice(0, old) if '.forward' in name else slice(old, None)] += of(name)
    kept = [np.sort(np.argsort(-weight[at:at + old], kind='stable')[:hidden]) for at in (0, old)]
    both, result = np.concatenate([kept[0], old + kept[1]]), dict(model)
    for name in reads_both:
        result[name + '.weights'] = result[name + '.weights'][both]
    result['root'] = model['root'][:, both]
    for name in [n[:-8] for n in model if n.endswith('.weights') and n.startswith(('recurrent.', 'input.'))]:
        units = kept['.backward' in name]
        gates = np.concatenate([gate * old + units for gate in range(4)])
        if name.startswith('recurrent.'):
            result[name + '.weights'] = result[name + '.weights'][units]
        for part in ('.weights', '.scales', '.bias'):
            result[name + part] = result[name + part][:, gates]
    return result


def with_weights_of(net, model):
    """sets the network's weights to those that sections() made"""
    state, own = {}, net.state_dict()

    def layer(name, inputs, outputs):
        weights = model[name + '.weights'].astype(np.float32) * model[name + '.scales']
        return weights[:inputs, :outputs], model[name + '.bias'][0, :outputs]

    def put_linear(name, source):
        outputs, inputs = own[source + '.weight'].shape
        weights, bias = layer(name, inputs, outputs)
        state[source + '.weight'], state[source + '.bias'] = weights.T, bias

    for i, name in enumerate(['word'] + [name for name, *_ in HASHED]):
        state[f'embeddings.{i}.weight'] = model['embedding.' + name].astype(np.float32) * model['embedding.scales'][0, i]
    for number in range(len(net.lstms)):
        for direction, suffix in (('forward', ''), ('backward', '_reverse')):
            name = direction if number == 0 else f'{direction}.{number + 1}'
            for kind, part in (('ih', 'input.'), ('hh', 'recurrent.')):
                outputs, inputs = own[f'lstms.{number}.weight_{kind}_l0{suffix}'].shape
                weights, bias = layer(part + name, inputs, outputs)
                state[f'lstms.{number}.weight_{kind}_l0{suffix}'], state[f'lstms.{number}.bias_{kind}_l0{suffix}'] = weights.T, bias
    for i, name in enumerate(('upos', 'xpos', 'feats', 'lemma', 'name')):
        put_linear(name, f'classes.{i}')
    state['root'] = model['root'][0]
    weights, bias = layer('arc', net.arc.shape[1], net.arc.shape[1])
    state['arc'] = np.concatenate([weights, bias[None]])
    for name in ('arc_dependent', 'arc_head', 'relation_dependent', 'relation_head', 'relation'):
        put_linear(name.replace('_', '.'), name)
    net.load_state_dict({k: torch.from_numpy(np.array(v, dtype=np.float32)).reshape(own[k].shape) for k, v in state.items()})


def main():
    treebanks, corpus, splitter, target, *readings = sys.argv[1:]
    splitter = np.fromfile(splitter, dtype=np.int8).reshape(-1, 1)
    torch.set_num_threads(1)  # two threads are slower than one at these sizes
    for seed in (torch.manual_seed, random.seed, np.random.seed):
        seed(1)
    with_trees, corpus, by_hand = reader_data.load(treebanks, corpus, readings, CORPUS)
    start = section_file.read(os.environ['START'])[2] if 'START' in os.environ else None
    # The corpus is news, so a headline of each tree corrected by hand that can be one; going on from a good reader, of what it
    # reads, too.
    news = corpus if start else by_hand
    with_trees += headlines(with_trees + [(columns, tags) for _, tags, columns in news if columns and all(None not in c for c in columns)])
    words = collections.Counter(normal(w) for w in [c[1] for s, _ in with_trees for c in s] + [w for words, *_ in corpus for w in words])
    others = OtherNames(reader_data.Tables())
    vocabulary = sorted({w for w, n in words.items() if n >= 2} | {normal(w) for w in others.words()})
    count = lambda values, least: [v for v, n in collections.Counter(values).most_common() if n >= least]
    columns = [c for s, _ in with_trees for c in s]
    lists = {'upos': UPOS, 'xpos': count((c[4] for c in columns), 1), 'feats': count((c[5] for c in columns), 2),
             'lemma': count((lemma_script(c[1], c[2]) for c in columns), 3), 'name': NAMES, 'deprel': DEPREL}
    if start:
        vocabulary, lists = start['vocabulary'], {key: start[key] for key in lists}
    # News is what the reader is for: its trees count several times.
    examples, features = labelled(with_trees, corpus + by_hand * (BY_HAND - 1), lists, others), Features(vocabulary)
    sizes = [len(lists[k]) for k in ('upos', 'xpos', 'feats', 'lemma', 'name')]
    net, teacher = Network(len(vocabulary), sizes), None
    if start:
        with_weights_of(net, thinned(start, HIDDEN))
    if 'TEACHER' in os.environ:
        model = section_file.read(os.environ['TEACHER'])[2]
        if any(model[key] != value for key, value in dict(lists, vocabulary=vocabulary).items()):
            sys.exit('TEACHER has other lists or words: START from it or from one with the same')
        teacher = Network(len(vocabulary), sizes, hidden=model['root'].shape[1] // 2).eval()
        with_weights_of(teacher, model)
    print(f'{len(with_trees)} sentences of treebanks, {len(corpus)} of the corpus, {len(by_hand)} of them by hand, {len(vocabulary)} words', file=sys.stderr)
    write = lambda: section_file.write(target, 'english', VERSION, sections(net, lists, vocabulary, splitter))
    Training(net, teacher, examples, features, others, write).run()


if __name__ == "__main__":
    main()
