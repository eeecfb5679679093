# SPDX-License-Identifier: MIT
# Namespaces that are not dicts, or of classes derived from dict.
class Missing(dict):
    def __missing__(self, key):
        return key.upper()


for spaces in ((Missing(),), ({}, Missing()), (Missing(), {})):
    for source in ("abc + 'x'", "[z for z in 'q'] and foo", "(lambda: bar)()"):
        try:
            print(eval(source, *spaces))
        except NameError as e:
            print(e)


class Mapping:
    def __init__(self):
        self.items = {}

    def __getitem__(self, key):
        print("get", key)
        return self.items[key]

    def __setitem__(self, key, value):
        print("set", key)
        self.items[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.items[key]


exec("x = 1\ny: int = x\ndel x\nfor i in [1]: pass\ndef f(): return i", {}, Mapping())


class Numbers(dict):
    def __missing__(self, key):
        return int(key.removeprefix("n"))


print(eval("lambda: " + "+".join(f"n{i}" for i in range(300)), Numbers())())
