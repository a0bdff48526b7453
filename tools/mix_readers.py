#!/usr/bin/python3
"""mix_readers.py ONE.model OTHER.model SHARE OUT.model: a reader whose weights are SHARE (0 to 1) of the way from those of the first to those
of the second, which was trained on from it (train_reader.py, START): it keeps more of what the first knew of other texts than the second does.
The places of sentence ends, the words and the lists are the second's. Debian: python3-torch python3-xxhash"""
import sys

import section_file
import train_reader


def network(model):
    net = train_reader.Network(len(model['vocabulary']), [len(model[k]) for k in ('upos', 'xpos', 'feats', 'lemma', 'name')])
    train_reader.with_weights_of(net, model)
    return net


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    one, other = (section_file.read(path)[2] for path in sys.argv[1:3])
    share, net, first = float(sys.argv[3]), network(other), network(one).state_dict()
    net.load_state_dict({name: first[name] + share * (weights - first[name]) for name, weights in net.state_dict().items()})
    lists = {key: other[key] for key in ('upos', 'xpos', 'feats', 'lemma', 'name', 'deprel')}
    section_file.write(sys.argv[4], 'english', train_reader.VERSION, train_reader.sections(net, lists, other['vocabulary'], other['splitter']))


if __name__ == '__main__':
    main()
