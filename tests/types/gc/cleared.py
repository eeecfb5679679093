# SPDX-License-Identifier: MIT
# Files, walks, iterators and views that refer to themselves are taken apart by the collector.
import gc
import io
import os
import random
import sys
import weakref


class Node:
    pass


def closed(name, thing):
    """Ties a node to a thing that can hold it, drops both, and tells whether the node is gone."""
    node = Node()
    node.thing = thing(node)
    watch = weakref.ref(node)
    del node
    gc.collect()
    print(name, watch())


class Raw(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, target):
        return 0


def with_attribute(make):
    def made(node):
        thing = make()
        thing.node = node
        return thing

    return made


class Words(bytearray):
    pass


class Keys(set):
    pass


class Chance(random.Random):
    pass


class Thrown(Exception):
    pass


def view_of(node):
    words = Words(b"abc")
    words.node = node
    return memoryview(words)


def bytes_iterator(node):
    words = Words(b"abc")
    words.node = node
    iterator = iter(words)
    next(iterator)
    return iterator


def set_of(node):
    keys = Keys([1, 2])
    keys.add(node)
    return keys


def traceback_of(node):
    try:
        raise Thrown(node)
    except Thrown as e:
        return e.__traceback__


def raw_below(node):
    raw = Raw()
    raw.node = node
    return io.BufferedReader(raw)


def text_above(node):
    return io.TextIOWrapper(raw_below(node))


closed("bytes in memory", with_attribute(io.BytesIO))
closed("text in memory", with_attribute(io.StringIO))
closed("raw", with_attribute(Raw))
closed("buffered", raw_below)
closed("text", text_above)
closed("random", with_attribute(Chance))
closed("memory view", view_of)
closed("bytes iterator", bytes_iterator)
closed("set", set_of)
closed("traceback", traceback_of)
closed("walk", lambda node: os.walk("/nowhere", onerror=lambda error: node))
closed("exception", lambda node: Thrown(node, [node]))
closed("static method", lambda node: staticmethod(node))
closed("class method", lambda node: classmethod(node))
closed("reference", lambda node: weakref.ref(Node, lambda r: node))
closed("proxy", lambda node: weakref.proxy(Raw, lambda r: node))
print(sys.getsizeof(os.stat("/")) > 0, sys.getsizeof(os.times()) > 0)

# what the collector says of itself goes to standard error
sys.stdout.flush()
gc.set_debug(gc.DEBUG_STATS)
gc.collect()
gc.set_debug(gc.DEBUG_COLLECTABLE)
loop = []
loop.append(loop)
del loop
gc.collect()
gc.set_debug(0)
print(gc.get_debug())
