# SPDX-License-Identifier: MIT
"""The text of a value below a notebook's cell: containers are laid out over several lines when they do not fit into one, as IPython does.

A value becomes a tree: a str is a leaf, a Group is brackets around children. A group is written in one line when that line stays within
WIDTH up to the next place where it may break, and otherwise one child per line, indented by the groups around it (not by the column).
A leaf with line breaks breaks every group around it.
"""

WIDTH = 79
ITEMS_SHOWN = 1000


class Group:
    __slots__ = "open", "children", "close", "flat"

    def __init__(self, open, children, close):
        self.open, self.children, self.close = open, children, close
        texts = [flat_of(child) for child in children]
        self.flat = None if None in texts else open + ", ".join(texts) + close


class Pair:
    """A key and its value."""

    __slots__ = "key", "value", "flat"

    def __init__(self, key, value):
        self.key, self.value = key, value
        texts = flat_of(key), flat_of(value)
        self.flat = None if None in texts else ": ".join(texts)


def flat_of(node):
    """The node in one line, None when it cannot be."""
    if isinstance(node, str):
        return None if "\n" in node else node
    return node.flat


def head_of(node, behind):
    """How many characters come before the first place where the node may break, and behind it when there is none."""
    if isinstance(node, str):
        line = node.partition("\n")[0]
        return len(line) + (behind if line == node else 0)
    if isinstance(node, Pair):
        return head_of(node.key, 2 + head_of(node.value, behind))
    if not node.children:
        return len(node.flat) + behind
    return len(node.open) + head_of(node.children[0], 1 if len(node.children) > 1 else len(node.close) + behind)


# ---- writing


class Writer:
    def __init__(self):
        self.parts, self.column = [], 0

    def put(self, text):
        self.parts.append(text)
        self.column += len(text)

    def line(self, indent):
        self.parts.append("\n" + " " * indent)
        self.column = indent

    def node(self, node, indent, behind):
        """behind: how many characters must follow in the same line."""
        flat = flat_of(node)
        if flat is not None and (isinstance(node, str) or self.column + len(flat) + behind <= WIDTH):
            self.put(flat)
        elif isinstance(node, str):
            for i, line in enumerate(node.splitlines()):
                if i:
                    self.line(indent)
                self.put(line)
        elif isinstance(node, Pair):
            self.node(node.key, indent, 2 + head_of(node.value, behind))
            self.put(": ")
            self.node(node.value, indent, behind)
        else:
            self.group(node, indent, behind)

    def group(self, group, indent, behind):
        self.put(group.open)
        inner, last = indent + len(group.open), len(group.children) - 1
        for i, child in enumerate(group.children):
            if i:
                self.put(",")
                self.line(inner)
            self.node(child, inner, 1 if i < last else len(group.close) + behind)
        self.put(group.close)


# ---- values to nodes


def full_name(value):
    name, module = getattr(value, "__qualname__", None), getattr(value, "__module__", None)
    if not isinstance(name, str):
        name = value.__name__
    return name if module in (None, "builtins", "exceptions") else f"{module}.{name}"



def signature_of(function):
    """The parameters of a function of a script, as they were written; of a built-in one, what it says of itself; None: it does not."""
    code = getattr(function, "__code__", None)
    if code is None:
        text = getattr(function, "__text_signature__", None)
        if not text:
            return None
        inside = text[1:-1].split(", ")
        if inside[0] in ("$module", "$self", "$type"):
            del inside[0]
            if inside[:1] == ["/"]:
                del inside[0]
        return "(" + ", ".join(inside) + ")"
    notes, defaults, by_name = function.__annotations__, function.__defaults__ or (), function.__kwdefaults__ or {}

    def shown(name, mark="", default=None):
        note = notes.get(name)
        text = mark + name
        if name in notes:
            text += ": " + (full_name(note) if isinstance(note, type) else repr(note))
        if default is not None:
            text += (" = " if name in notes else "=") + repr(default[0])
        return text

    names, n = code.co_varnames, code.co_argcount
    out = []
    for i in range(n):
        k = i - (n - len(defaults))
        out.append(shown(names[i], default=(defaults[k],) if k >= 0 else None))
        if i + 1 == code.co_posonlyargcount:
            out.append("/")
    at = n + code.co_kwonlyargcount
    if code.co_flags & 4:
        out.append(shown(names[at], "*"))
        at += 1
    elif code.co_kwonlyargcount:
        out.append("*")
    for name in names[n : n + code.co_kwonlyargcount]:
        out.append(shown(name, default=(by_name[name],) if name in by_name else None))
    if code.co_flags & 8:
        out.append(shown(names[at], "**"))
    note = notes.get("return")
    arrow = "" if "return" not in notes else " -> " + (full_name(note) if isinstance(note, type) else repr(note))
    return "(" + ", ".join(out) + ")" + arrow


def function_node(value, around):
    name = full_name(value) if getattr(value, "__module__", None) else getattr(value, "__qualname__", value.__name__)
    return f"<function {name}{signature_of(value) or ''}>"


def class_node(value, around):
    if type(value).__repr__ is not type.__repr__:
        return repr(value)
    return full_name(value)


def sequence(open, close):
    def node(value, around):
        if id(value) in around:
            return open + "..." + close
        children = children_of(value, around | {id(value)})
        return Group(open, children, ",)" if open == "(" and len(children) == 1 else close)

    return node


def children_of(items, around):
    children = []
    for item in items:
        if len(children) == ITEMS_SHOWN:
            children.append("...")
            break
        children.append(node_of(item, around))
    return children


def in_order(items):
    """Sorted when it can be, by text when not."""
    try:
        return sorted(items)
    except Exception:
        try:
            return sorted(items, key=str)
        except Exception:
            return list(items)


def set_like(open, close):
    def node(value, around):
        if not value:
            return type(value).__name__ + "()"
        if id(value) in around:
            return open + "..." + close
        return Group(open, children_of(value if len(value) >= ITEMS_SHOWN else in_order(value), around | {id(value)}), close)

    return node


def dict_node(value, around):
    if id(value) in around:
        return "{...}"
    around = around | {id(value)}
    children = []
    for key in value:
        if len(children) == ITEMS_SHOWN:
            children.append("...")
            break
        children.append(Pair(node_of(key, around), node_of(value[key], around)))
    return Group("{", children, "}")


def exception_node(value, around):
    cls = type(value)
    name = cls.__qualname__ if cls.__module__ in ("exceptions", "builtins") else f"{cls.__module__}.{cls.__qualname__}"
    return Group(name + "(", children_of(getattr(value, "args", ()), around | {id(value)}), ")")


def text_node(value, around):
    return repr(value)


NODES = {
    list: sequence("[", "]"), tuple: sequence("(", ")"), dict: dict_node, set: set_like("{", "}"), frozenset: set_like("frozenset({", "})"),
    type: class_node, BaseException: exception_node, type(len): function_node, type(full_name): function_node,
    str: text_node, bytes: text_node, range: text_node, int: text_node, float: text_node,
}


def node_of(value, around):
    for cls in type(value).__mro__:
        make = NODES.get(cls)
        if make:
            return make(value, around)
        if cls is not object and callable(cls.__dict__.get("__repr__")):
            return repr(value)
    if type(value).__repr__ is not object.__repr__:
        return repr(value)
    return f"<{class_node(type(value), around)} at {id(value):#x}>"


def text_of(value):
    try:
        writer = Writer()
        writer.node(node_of(value, frozenset()), 0, 0)
        return "".join(writer.parts)
    except RecursionError:
        return repr(value)
