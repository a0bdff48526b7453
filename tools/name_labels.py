"""Names in a treebank that marks none: runs of words tagged as proper nouns, cut and joined as the tree tells, and their kinds as
name_kinds.py answers.

Labels: B/I + person, organization or place; 'B?' and 'I?' where the words are a name of unknown kind; None where they may be none;
O."""
import numpy as np

from name_kinds import DAYS, KINDS, Run, folded, words

PROPER = ('NNP', 'NNPS')
SURE, LIKELY = .6, .3  # a kind is taken from a chance of SURE; below, the kinds that reach LIKELY stay open
SAINTS = words('saint')
GOES_ON = words('body')  # names of bodies and lands that go on with "of" or "for"
# Relations that hold two names apart though nothing stands between them.
APART = ('appos', 'list', 'conj', 'parataxis', 'nmod:unmarked', 'obl:unmarked', 'vocative', 'dislocated', 'nsubj', 'obj', 'iobj',
         'discourse')
OWNERS = words('owner')


def is_proper(columns):
    word = columns[1]
    return (columns[4] in PROPER or columns[3] == 'PROPN' and columns[4] not in ('ADD', 'NFP')) and folded(word) not in DAYS and \
        any(c.isalpha() for c in word) and not any(c in word for c in '/@_#')


def is_title(sentence, i):
    """General of "General Gordon" """
    columns = sentence[i]
    return columns[7] == 'nmod:desc' and int(columns[6]) - 1 > i and folded(columns[1]) not in SAINTS


def plain_runs(sentence):
    """[first, end) of the runs of proper nouns that the tree joins: Central and Intelligence by way of Agency"""
    found, first = [], None
    for i in range(len(sentence) + 1):
        is_name = i < len(sentence) and is_proper(sentence[i]) and not is_title(sentence, i)
        if first is not None and not is_name:
            found += parts(sentence, first, i)
            first = None
        if is_name and first is None:
            first = i
    return found


def parts(sentence, first, end):
    """the stretch [first, end) cut where no relation inside it holds it together"""
    part = list(range(end))
    for i in range(first, end):
        governor = int(sentence[i][6]) - 1
        if first <= governor < end and sentence[i][7] not in APART:
            old, new = part[i], part[governor]
            part[first:end] = [new if p == old else p for p in part[first:end]]
    cuts = [first] + [i for i in range(first + 1, end) if part[i] != part[i - 1]] + [end]
    return list(zip(cuts, cuts[1:]))


def with_adjectives(sentence, first, end):
    """where the name really begins: American Arbitration Association, if "American" is no proper noun to the treebank"""
    head = head_of(sentence, first, end)
    if folded(sentence[head][1]) in GOES_ON:
        while first > 1 and sentence[first - 1][3] == 'ADJ' and sentence[first - 1][1][:1].isupper() and \
                int(sentence[first - 1][6]) - 1 == head:
            first -= 1
    return first


def head_of(sentence, first, end):
    return next((i for i in range(first, end) if not first <= int(sentence[i][6]) - 1 < end), first)


def is_joined(sentence, left, right, tables):
    """whether two runs are one name, by what stands between them"""
    forms = [sentence[i][1].lower() for i in range(left[1], right[0])]
    head, next_head = head_of(sentence, *left), head_of(sentence, *right)
    governor, next_governor = int(sentence[head][6]) - 1, int(sentence[next_head][6]) - 1
    last = folded(sentence[left[1] - 1][1])
    of_inner = left[0] <= next_governor < left[1]
    if forms == ['-']:  # Jean - Pierre, al - Qaeda; but Iran - Iraq
        apart = ('country', 'people', 'metropolis', 'capital')
        return not any(w in apart for w in tables(sentence[left[1] - 1][1])) or not any(w in apart for w in tables(sentence[right[0]][1]))
    if forms in (['of'], ['of', 'the'], ['for'], ['for', 'the']):
        return of_inner and last in GOES_ON
    if forms == ['&']:
        return True
    if forms == ['and'] or forms == ['and', 'the']:
        # Securities and Exchange Commission; Department of Health and Human Services
        return right[0] <= governor < right[1] or (of_inner and any(folded(sentence[i][1]) in GOES_ON for i in range(*left)) and
                                                    next_governor != head and any(sentence[i][1] == 'of' for i in range(*left)))
    if forms in (["'s"], ["'"], ['’s'], ['’']):
        return last in OWNERS and right[0] <= governor < right[1]
    return len(forms) == 1 and forms[0] in ('de', 'la', 'du', 'del', 'von', 'van', 'der', 'bin', 'ibn', 'al', 'el') and \
        (of_inner or right[0] <= governor < right[1])


def runs(sentence, tables, document=''):
    """the names of a sentence, as Run"""
    found = []
    for run in plain_runs(sentence):
        if found and found[-1][1] < run[0] <= found[-1][1] + 2 and is_joined(sentence, found[-1], run, tables):
            found[-1] = (found[-1][0], run[1])
        else:
            found.append(run)
    result = []
    for first, end in found:
        # McDonald 's: an "s" that owns nothing
        if end < len(sentence) and sentence[end][4] == 'POS' and sentence[head_of(sentence, first, end)][7] not in ('nmod:poss', 'nmod'):
            end += 1
        if end - first == 1 and (sentence[first][3] in ('ADJ', 'ADV', 'VERB')):  # Iraqi, Just
            continue
        result.append(Run(sentence, with_adjectives(sentence, first, end), end, document))
    return result


def labels(sentence, named, chances):
    """tags of a sentence from the chances of the kinds of its runs"""
    tags = ['O'] * len(sentence)
    for run, chance in zip(named, chances):
        best = int(np.argmax(chance))
        if chance[best] >= SURE:
            kind = KINDS[best]
        else:
            kind = '?' if chance[KINDS.index('none')] < LIKELY else None
        for i in range(run.first, run.end):
            tags[i] = None if kind is None else 'O' if kind == 'none' else ('B' if i == run.first else 'I') + kind
    return tags
