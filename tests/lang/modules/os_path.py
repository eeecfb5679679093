# SPDX-License-Identifier: MIT
# os.path: text and bytes, names of arguments, what is refused. Every line shows a call and its result or error.
import os
from os.path import (
    abspath, basename, commonpath, commonprefix, dirname, exists, expanduser, expandvars, getmtime, getsize, isabs, isdir, isfile,
    islink, ismount, join, lexists, normcase, normpath, realpath, relpath, sameopenfile, samefile, samestat, split, splitdrive, splitext)

os.environ["HOME"] = "/home/x"
os.environ.pop("NOPE", None)
os.chdir("/")


def show(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except Exception as e:
        result = f"{type(e).__name__}: {e}"
    print(function.__name__, args, kwargs, repr(result))


# Every kind of path, as text and as bytes.
of_one_path = (
    split, splitext, splitdrive, basename, dirname, isabs, normpath, normcase, abspath, realpath, expanduser, expandvars,
    exists, lexists, isfile, isdir, islink, ismount, relpath)
paths = [
    "", "/", "//", "///x", "a/", "/a/b", "a//b", "./a/../b", "/../a", ".a.b", "a.b/c", "a/...", "é/ü.x",
    "~/x", "~nosuchuser/x", "${HOME}/x$NOPE${"]
for path in paths:
    for function in of_one_path:
        show(function, path)
        show(function, os.fsencode(path))
    for tail in ("", "/b", "c/"):
        show(join, path, tail)
        show(join, os.fsencode(path), os.fsencode(tail))
        show(join, path, tail, "z")
    for other in ("", "/", "/a/c", "a/b"):
        show(relpath, path, other)
        show(commonpath, [path, other])
        show(commonprefix, [path, other])

# Text and bytes do not mix; other things are no paths.
show(join, "a", b"b")
show(join, b"a", "b")
show(join, 1, "a")
show(join, "a", 1)
show(join)
show(join, "a", None)
show(relpath, "a", b"b")

# What several paths share.
show(commonpath, ["a", b"b"])
show(commonpath, [])
show(commonprefix, [])
show(commonprefix, [[1, 2, 3], [1, 2, 4]])
show(commonpath, ("a/b/c", "a/b/d", "a/b"))
show(commonpath, ["/a", "b"])
show(commonprefix, ["abc", "abd"])
show(commonprefix, [b"abc", b"abd"])
show(commonpath, [b"/a/b", b"/a"])
show(commonpath, ["a//b", "a/./b/"])

# Numbers, types and names of arguments.
for function in (split, exists, getsize, isabs, abspath):
    show(function)
    show(function, 1, 2)
    show(function, None)
    show(function, x=1)
    show(function, 1.5)
show(relpath)
show(relpath, path="a", start="b")
show(relpath, "a", x=1)
show(relpath, "a", "b", "c")
show(realpath, filename="a")
show(realpath, "/nope", strict=True)
show(realpath, b"/nope", strict=True)
show(realpath, "a", "b")
show(realpath)

# Questions to the system.
show(samefile, "/", "/.")
show(samefile, "/")
print("samestat", samestat(os.stat("/"), os.stat("/.")))
show(sameopenfile, 0, 0)
show(samefile, "/", "/nope")
show(getmtime, "/nope")
show(getsize, "/nope")
show(getsize, filename="/nope")
show(exists, path="/")
show(isdir, s="/")
show(exists, 99)
show(isfile, 0.5)


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"Path({self.path!r})"


show(join, Path("a"), Path("b"))
show(basename, Path(b"a/b"))
show(normcase, Path("a"))
show(split, Path(1))
show(abspath, Path("/x"))
