# SPDX-License-Identifier: MIT
# Calls and functions with many names: repeated ones are found, unknown and missing ones are named.


def show(text, **names):
    try:
        print(text[:60], "->", repr(eval(text, globals(), names))[:60])
    except SyntaxError as e:
        print(text[:60], "!!", type(e).__name__, e.msg, e.lineno, e.offset, e.end_offset)
    except Exception as e:
        print(text[:60], "!!", type(e).__name__, e)


def collect(*args, **options):
    return len(args), len(options)


for n in 5, 40, 300:
    words = ", ".join(f"k{i}={i}" for i in range(n))
    show(f"collect({words})")
    show(f"collect({words}, k3=1)")
    show(f"collect({words}, **{{'k3': 1}})")
    show(f"collect(**{{'k3': 1}}, {words})")
    show(f"collect({words}, *[1, 2])")
    show(f"collect({words}, 1)")
    parameters = ", ".join(f"k{i}" for i in range(n))
    defaults = ", ".join(f"k{i}={i}" for i in range(n))
    namespace = {}
    exec(f"def needs({parameters}): return k{n - 1}", namespace)
    exec(f"def has({defaults}): return k{n - 1}", namespace)
    exec(f"def only(*, {parameters}): return k{n - 1}", namespace)
    for text in f"needs({words})", "needs()", f"needs({words}, extra=1)", f"needs(1, {words})", f"has(k{n - 1}='last')", "has(kk=1)", f"has(*range({n + 1}))", "only()", f"only({words})", "only(1)":
        show(text, **namespace)
    show(f"(lambda {parameters}, k1: 1)")
