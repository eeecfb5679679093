# SPDX-License-Identifier: MIT
# Iterators, proxies, unions and instances in cycles are collected; what they visit stays alive while they do.
import gc
import weakref


class Node:
    def __reversed__(self):
        return reversed([self])


class Items(list):
    pass


class Text(bytearray):
    pass


class Pair(tuple):
    pass


def closed(make):
    """Makes a thing that holds a node that holds the thing; tells whether the collector finds both."""
    node = Node()
    watch = weakref.ref(node)
    node.held = make(node)
    gc.collect()
    alive = watch() is not None
    del node
    gc.collect()
    return alive, watch() is None


def generator(node):
    def body():
        yield node
        yield node

    g = body()
    next(g)
    return g


def partly(iterator):
    next(iterator)
    return iterator


def frame_of(node):
    import sys

    return sys._getframe()


def delegating(node):
    def inner():
        yield node

    def outer():
        yield from inner()

    return partly(outer())


def error_of(node):
    try:
        raise ValueError(node)
    except ValueError as e:
        return e


def text_with(node):
    text = Text(b"abc")
    text.node = node
    return iter(text)


for name, make in {
    "list iterator": lambda node: partly(iter([node, node])),
    "reversed list": lambda node: partly(reversed([node, node])),
    "reversed items": lambda node: partly(reversed(Items([node, node]))),
    "reversed sequence": lambda node: reversed(Pair((node, node))),
    "tuple iterator": lambda node: partly(iter((node, node))),
    "dict iterator": lambda node: partly(iter({node: 1, 2: node})),
    "dict values": lambda node: {1: node}.values(),
    "dict items": lambda node: partly(iter({1: node, 2: node}.items())),
    "reversed dict": lambda node: partly(reversed({1: node, 2: node}.values())),
    "set iterator": lambda node: partly(iter({node, 1})),
    "bytes iterator": text_with,
    "enumerate": lambda node: partly(enumerate([node, node])),
    "zip": lambda node: partly(zip([node, node], [1, 2])),
    "map": lambda node: partly(map(lambda x: node, [1, 2])),
    "filter": lambda node: partly(filter(lambda x: node, [1, 2])),
    "callable iterator": lambda node: partly(iter(lambda: node, 0)),
    "generator": generator,
    "delegating generator": delegating,
    "frame": frame_of,
    "error": error_of,
    "slice": lambda node: slice(node, None),
    "method": lambda node: node.__reversed__,
    "built-in method": lambda node: [node].append,
    "slot wrapper": lambda node: node.__eq__,
    "cell": lambda node: (lambda: node).__closure__[0],
    "function": lambda node: lambda: node,
    "default": lambda node: lambda x=node: x,
    "property": lambda node: property(lambda self: node),
    "static method": lambda node: staticmethod(lambda: node),
    "class method": lambda node: classmethod(lambda cls: node),
    "super": lambda node: super(Node, node),
    "class": lambda node: type("Made", (Node,), {"node": node}),
    "alias": lambda node: list[node],
    "union": lambda node: list[node] | int,
    "mapping proxy": lambda node: type("Made", (), {"node": node}).__dict__,
    "instance": lambda node: setattr(other := Node(), "node", node) or other,
    "memory view": lambda node: memoryview(setattr(text := Text(b"abc"), "node", node) or text),
    "module": lambda node: setattr(module := type(gc)("made"), "node", node) or module,
    "frozen set": lambda node: frozenset([node]),
}.items():
    print(name, *closed(make))

# objects of classes with slots
class Slotted:
    __slots__ = ("one", "two", "__weakref__")


slotted = Slotted()
slotted.one = slotted.two = slotted
watch = weakref.ref(slotted)
del slotted
print(gc.collect() > 0, watch())
print(type(gc.get_count()), len(gc.get_count()), gc.isenabled(), gc.get_threshold()[1:], type(gc.get_debug()))
