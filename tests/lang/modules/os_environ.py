# SPDX-License-Identifier: MIT
# os.environ is a mapping whose changes reach the processes that are started.
import os


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


def seen_by_shell():
    return os.system('test "$TESTED_ONE" = 1')


environ = os.environ
show("'TESTED_ONE' in environ")
show("seen_by_shell() == 0")
environ["TESTED_ONE"] = "1"
show("environ['TESTED_ONE']")
show("seen_by_shell()")
show("os.getenv('TESTED_ONE')")
show("environ.get('TESTED_TWO', 2)")
show("environ.setdefault('TESTED_ONE', '5')")
show("environ.setdefault('TESTED_TWO', '2')")
show("environ.pop('TESTED_TWO')")
show("environ.pop('TESTED_TWO')")
show("environ.pop('TESTED_TWO', None)")
show("environ.update({'TESTED_TWO': '22'}, TESTED_THREE='3')")
show("environ.update([('TESTED_FOUR', '4')])")
show("environ.update()")
show("environ['TESTED_TWO'], environ['TESTED_THREE'], environ['TESTED_FOUR']")
show("sorted(name for name in environ if name.startswith('TESTED_'))")
show("sorted(item for item in environ.items() if item[0].startswith('TESTED_'))")
show("'TESTED_FOUR' in environ.keys(), '22' in environ.values()")
show("environ == dict(environ), environ == {}")
show("type(environ.copy())")
show("len(environ) == len(list(environ))")


def delete(name):
    del environ[name]


def put(name, value):
    environ[name] = value


show("delete('TESTED_ONE')")
show("seen_by_shell() == 0")
show("delete('TESTED_ONE')")
show("put('TESTED_ONE', 1)")
show("put(1, 'TESTED_ONE')")
show("put('FOLIO=', '1')")
show("put('FOLIO\\0', '1')")
show("environ[1]")
show("environ.setdefault('TESTED_ONE', 1)")
show("environ.update(TESTED_ONE=1)")

# behind its back
show("os.putenv('TESTED_ONE', '1')")
show("'TESTED_ONE' in environ, seen_by_shell()")
show("os.unsetenv('TESTED_ONE')")
show("seen_by_shell() == 0")
show("os.putenv(1, '2')")
show("os.putenv('', '2')")
show("os.unsetenv(1)")
show("os.unsetenv('')")
show("os.unsetenv('A=B')")
show("os.getenv(1)")

# all of it
show("environ | {'TESTED_FIVE': '5'} == {**environ, 'TESTED_FIVE': '5'}")
show("({'TESTED_FIVE': '5'} | environ)['TESTED_FIVE']")
environ |= {"TESTED_SIX": "6"}
show("os.environ['TESTED_SIX']")
show("environ.clear()")
show("len(environ)")
show("environ")
environ["TESTED_ONE"] = "1"
show("environ")
show("environ.popitem()")
show("environ.popitem()")
show("seen_by_shell() == 0")
