# SPDX-License-Identifier: MIT
# exit: 1
# stderr: NameError: name 'frist' is not defined. Did you mean: 'dist'?
# Names that are not there; names deleted; everything imported from a module; what is suggested at the end.
from math import *
from os.path import *

first = 1


def show(text):
    try:
        exec(text, globals())
        print(text)
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


print(floor(2.5), join("a", "b"))
show("from nowhere import *")
show("from math import nope")
show("from math import *; print(ceil(0.5))")
show("import math.nope")
show("from . import x")
show("from .. import x")
show("import sys as system; print(system is not None)")
show("from os import path as p; print(p.sep)")
show("def f():\n    global made\n    made = 1\nf(); print(made)\ndef g():\n    global made\n    del made\ng(); g()")
show("del first_of_all")
show("del print")
show("print = 3; del print; print(print is not None)")
show("def f():\n    x = 1\n    del x\n    return x\nf()")
show("def f():\n    del x\nf()")
show("def outer():\n    x = 1\n    def inner():\n        nonlocal x\n        del x\n        return x\n    inner()\nouter()")
show("def outer():\n    def inner():\n        return x\n    inner()\n    x = 1\nouter()")
show("class C:\n    x = 1\n    del x\n    print(x)")
show("class C:\n    del nope")
show("[].appendix")
show("class A:\n    blech = None\nA().bluch")
show("math.pii")
frist
