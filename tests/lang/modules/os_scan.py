# SPDX-License-Identifier: MIT
# os.scandir, its entries, and os.walk.
import os

folder = "/tmp/folio_scan_%d" % os.getpid()
os.makedirs(folder + "/deep/deeper")
os.chdir(folder)
for name in "deep/inside", "file":
    with open(name, "w") as f:
        f.write(name)
os.symlink("file", "link")
os.symlink("deep", "way")
os.symlink("missing", "broken")


def show(text):
    try:
        print(text, "->", repr(eval(text)).replace(folder, "FOLDER"))
    except Exception as e:
        print(text, "!!", type(e).__name__, str(e).replace(folder, "FOLDER"))


def by_name(entry):
    return entry.name


# entries
for entry in sorted(os.scandir(), key=by_name):
    print(entry, entry.name, entry.path, os.fspath(entry))
    print("  follows:", entry.is_dir(), entry.is_file(), entry.is_symlink())
    print("  itself:", entry.is_dir(follow_symlinks=False), entry.is_file(follow_symlinks=False))
    print("  inode:", entry.inode() == os.lstat(entry.path).st_ino)
    print("  stat:", entry.stat(follow_symlinks=False).st_ino == os.lstat(entry.path).st_ino)

entries = {entry.name: entry for entry in os.scandir(folder)}
show("entries['file']")
show("entries['file'].path")
show("entries['file'].stat().st_size")
show("entries['link'].stat().st_size")
show("entries['link'].stat(follow_symlinks=False).st_size")
show("entries['broken'].stat()")
show("entries['file'].is_dir(True)")
show("entries['file'].is_dir(follow=True)")
show("entries['file'].name")
show("type(entries['file'])")
show("os.DirEntry")
show("os.DirEntry()")
show("isinstance(entries['file'], os.PathLike)")
show("os.path.getsize(entries['file'])")
show("open(entries['file']).read()")

# the name as bytes
names = sorted(entry.name for entry in os.scandir(b"."))
show("names")
show("sorted(entry.path for entry in os.scandir(b'.'))[-1]")

# an entry that is gone
with open("gone", "w"):
    pass
for entry in os.scandir("."):
    if entry.name == "gone":
        gone = entry
os.unlink("gone")
show("gone.is_file(), gone.is_symlink()")
show("gone.stat()")

# scanning
with os.scandir(folder) as scan:
    show("type(scan)")
    show("iter(scan) is scan")
    first = next(scan)
    show("type(first)")
show("list(scan)")
scan = os.scandir(folder)
show("scan.close()")
show("scan.close()")
show("next(scan)")
scan = os.scandir(folder)
show("len(list(scan)), list(scan)")
show("os.scandir('nope')")
show("os.scandir('file')")
show("os.scandir(3.5)")


# walks
def walk(*arguments, **options):
    for path, folders, files in os.walk(*arguments, **options):
        print("  ", path, sorted(folders), sorted(files))


print("top down")
walk(".")
print("bottom up")
walk(".", topdown=False)
print("through links")
walk(".", followlinks=True)
print("folders taken out")
for path, folders, files in os.walk("."):
    folders[:] = [name for name in folders if name == "deep"]
    print("  ", path, sorted(files))
print("of what is not there")
walk("nope")
walk("nope", onerror=lambda error: print("  error", error))
walk("nope", True, print)

for path, folders, files in os.walk(folder, topdown=False):
    for name in files:
        os.unlink(os.path.join(path, name))
    for name in folders:
        name = os.path.join(path, name)
        os.unlink(name) if os.path.islink(name) else os.rmdir(name)
os.chdir("/")
os.rmdir(folder)
