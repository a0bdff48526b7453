"""Writes and reads the model file that src/base/section_file.h describes.

  write('models/english.model', 'english', '0.1', {'word': np.int8 array, 'upos': ['ADJ', ...], ...})
Arrays are int8, float32 or int32 with one or two dimensions; a list of strings becomes a text section of lines."""
import struct

import numpy as np
import xxhash  # Debian: python3-xxhash

MAGIC, FORMAT = b'TABARDMD', 1
TYPES = {'int8': 1, 'float32': 2, 'int32': 3}


def write(path, kind, version, sections):
    entries, payload = [], b''
    first = 64 + 64 * len(sections)
    for name, value in sections.items():
        if isinstance(value, list):
            code, rows, columns, data = 0, len(value), 1, ''.join(v + '\n' for v in value).encode()
        else:
            value = np.ascontiguousarray(value)
            code = TYPES[str(value.dtype)]
            rows, columns = (1, value.shape[0]) if value.ndim == 1 else value.shape
            data = value.astype(value.dtype.newbyteorder('<')).tobytes()
        payload += b'\0' * (-len(payload) % 64)
        entries.append(struct.pack('<32sIIIIQQ', name.encode(), code, rows, columns, 0, first + len(payload), len(data)))
        payload += data
    body = b''.join(entries) + payload
    header = struct.pack('<8sII16s16sQQ', MAGIC, FORMAT, len(sections), kind.encode(), version.encode(),
                         xxhash.xxh64(body, seed=0).intdigest(), 64 + len(body))
    with open(path, 'wb') as f:
        f.write(header + body)


def read(path):
    """kind, version, sections as write() takes them"""
    with open(path, 'rb') as f:
        data = f.read()
    magic, fmt, count, kind, version, checksum, size = struct.unpack('<8sII16s16sQQ', data[:64])
    assert magic == MAGIC and fmt == FORMAT and size == len(data) and xxhash.xxh64(data[64:], seed=0).intdigest() == checksum, path
    sections = {}
    for i in range(count):
        name, code, rows, columns, _, offset, length = struct.unpack('<32sIIIIQQ', data[64 + 64 * i:128 + 64 * i])
        name, block = name.rstrip(b'\0').decode(), data[offset:offset + length]
        if code == 0:
            sections[name] = block.decode().splitlines()
        else:
            dtype = {v: k for k, v in TYPES.items()}[code]
            sections[name] = np.frombuffer(block, dtype=dtype).reshape(rows, columns)
    return kind.rstrip(b'\0').decode(), version.rstrip(b'\0').decode(), sections
