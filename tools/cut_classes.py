#!/usr/bin/python3
"""cut_classes.py READER.model OUT.model VERSION: keeps of a reader's lemma scripts and features those that are frequent.

The lists are in the order of frequency in what the reader was trained on. What is cut is one word in two thousand, and a tenth of the
arithmetic of reading. Debian: python3-numpy python3-xxhash."""
import sys

import section_file

KEPT = {'lemma': 144, 'feats': 96}  # multiples of 16, the lane of src/syntax/kernels.h


def main():
    source, target, version = sys.argv[1:]
    kind, _, sections = section_file.read(source)
    for name, kept in KEPT.items():
        sections[name] = sections[name][:kept]
        for part in ('weights', 'scales', 'bias'):
            sections[f'{name}.{part}'] = sections[f'{name}.{part}'][:, :kept]
    section_file.write(target, kind, version, sections)


if __name__ == '__main__':
    main()
