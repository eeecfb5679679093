# SPDX-License-Identifier: MIT
# throw() hands the iterator that a generator delegates to what it was given itself.
class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def throw(self, *arguments):
        print(arguments)
        raise StopIteration("thrown")


def delegate():
    return (yield from Iterator())


for arguments in ((KeyError,), (KeyError, "value"), (KeyError, None, None)):
    generator = delegate()
    next(generator)
    try:
        generator.throw(*arguments)
    except StopIteration as e:
        print(e.value)
import builtins

print(builtins, __builtins__)
print(isinstance(property.__doc__, str), isinstance(type.__doc__, str), isinstance(int.__doc__, str), property(None, None, None, "mine").__doc__)
