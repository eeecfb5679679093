# SPDX-License-Identifier: MIT
# sys, gc and weakref: limits, hooks, counters, and what they refuse.
import gc
import sys
import weakref


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


show("type(sys.getallocatedblocks()), sys.getallocatedblocks() > 0")
show("type(sys.getswitchinterval())")
show("sys.getrecursionlimit() >= 50")
show("sys.setrecursionlimit(0)")
show("sys.setrecursionlimit('x')")
show("sys.intern('some text') is sys.intern('some ' + 'text'), sys.intern(3)")
show("sys.getsizeof(3) > 0, sys.getsizeof('x' * 100) > 100, sys.getsizeof([]) > 0, sys.getrefcount(object()) >= 1")
show("sys.getsizeof(), 3")
show("sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.byteorder, sys.maxsize, sys.maxunicode")
show("sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 11), sys.hexversion >> 16, sys.implementation.name != ''")
show("sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, len(sys.float_info), sys.int_info.bits_per_digit > 0, sys.hash_info.modulus, sys.hash_info.inf")
show("sys.flags.optimize, sys.flags.utf8_mode in (0, 1), sys.dont_write_bytecode in (True, False), type(sys.path), type(sys.modules), 'sys' in sys.modules")
show("sys.int_info.default_max_str_digits, sys.get_int_max_str_digits() in (0, 4300)")
show("sys.set_int_max_str_digits(100)")
show("sys.set_int_max_str_digits(-1)")
show("sys._getframe().f_code.co_name, sys._getframe('x')")
show("sys.exit.__name__")


# what cannot be raised goes to a hook
class Failing:
    def __del__(self):
        raise ValueError("in __del__")


caught = []


def hook(information):
    caught.append((information.exc_type.__name__, str(information.exc_value), information.err_msg, information.object.__name__, information.exc_traceback is not None))


old = sys.unraisablehook
sys.unraisablehook = hook
Failing()
show("caught")
reference = weakref.ref(hook, lambda r: 1 / 0)


class Target:
    pass


target = Target()
reference = weakref.ref(target, Failing.__del__)
del target
show("[c[:2] for c in caught]")
sys.unraisablehook = old
show("sys.unraisablehook is sys.__unraisablehook__")


# displayhook and excepthook
sys.displayhook(3)
sys.displayhook(None)
show("_")
sys.displayhook("text é")
show("sys.displayhook is sys.__displayhook__, sys.excepthook is sys.__excepthook__")

# the collector
show("gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled()")
show("len(gc.get_count()), all(type(n) is int for n in gc.get_count()), gc.get_debug(), len(gc.get_stats()), sorted(gc.get_stats()[0])")
show("gc.set_threshold(700, 10, 10), gc.get_threshold()")
show("gc.collect(5)")
show("gc.collect('x')")
show("gc.is_tracked([]), gc.is_tracked(3), gc.is_tracked(()), gc.is_finalized([]), gc.garbage, gc.freeze(), gc.get_freeze_count() >= 0, gc.unfreeze()")
holder = [[]]
show("gc.get_referents(holder), any(r is holder for r in gc.get_referrers(holder[0])), type(gc.get_objects()), type(gc.callbacks)")
events = []


def callback(phase, information):
    events.append((phase, sorted(information), information["generation"]))


gc.callbacks.append(callback)
gc.collect()
gc.callbacks.remove(callback)
show("events")

# weak containers of references
c = Target()
show("weakref.getweakrefcount(c), weakref.getweakrefs(c), weakref.getweakrefcount(3)")
r, s, p = weakref.ref(c), weakref.ref(c, print), weakref.proxy(c)
show("r is weakref.ref(c), s is r, r == s, hash(r) == hash(c), weakref.getweakrefcount(c), len(weakref.getweakrefs(c)), r.__callback__, s.__callback__ is print")
show("repr(r).split(' at ')[0], repr(r).split('; ')[1][:11]")
show("weakref.ref(3)")
show("weakref.ref()")
show("weakref.ref(c, 1, 2)")
show("weakref.ref[int], weakref.ReferenceType is weakref.ref, issubclass(weakref.KeyedRef, weakref.ref)")
s = None
del c
show("r(), repr(r).split(' at ')[0], repr(r).split('; ')[1], r == r, r == weakref.ref(hook)")
