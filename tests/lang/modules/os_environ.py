# SPDX-License-Identifier: MIT
# os.environ is a mapping whose changes reach the processes that are started.
import os


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


def seen_by_shell():
    return os.system('test "$FOLIO_ONE" = 1')


environ = os.environ
show("'FOLIO_ONE' in environ")
show("seen_by_shell() == 0")
environ["FOLIO_ONE"] = "1"
show("environ['FOLIO_ONE']")
show("seen_by_shell()")
show("os.getenv('FOLIO_ONE')")
show("environ.get('FOLIO_TWO', 2)")
show("environ.setdefault('FOLIO_ONE', '5')")
show("environ.setdefault('FOLIO_TWO', '2')")
show("environ.pop('FOLIO_TWO')")
show("environ.pop('FOLIO_TWO')")
show("environ.pop('FOLIO_TWO', None)")
show("environ.update({'FOLIO_TWO': '22'}, FOLIO_THREE='3')")
show("environ.update([('FOLIO_FOUR', '4')])")
show("environ.update()")
show("environ['FOLIO_TWO'], environ['FOLIO_THREE'], environ['FOLIO_FOUR']")
show("sorted(name for name in environ if name.startswith('FOLIO_'))")
show("sorted(item for item in environ.items() if item[0].startswith('FOLIO_'))")
show("'FOLIO_FOUR' in environ.keys(), '22' in environ.values()")
show("environ == dict(environ), environ == {}")
show("type(environ.copy())")
show("len(environ) == len(list(environ))")


def delete(name):
    del environ[name]


def put(name, value):
    environ[name] = value


show("delete('FOLIO_ONE')")
show("seen_by_shell() == 0")
show("delete('FOLIO_ONE')")
show("put('FOLIO_ONE', 1)")
show("put(1, 'FOLIO_ONE')")
show("put('FOLIO=', '1')")
show("put('FOLIO\\0', '1')")
show("environ[1]")
show("environ.setdefault('FOLIO_ONE', 1)")
show("environ.update(FOLIO_ONE=1)")

# behind its back
show("os.putenv('FOLIO_ONE', '1')")
show("'FOLIO_ONE' in environ, seen_by_shell()")
show("os.unsetenv('FOLIO_ONE')")
show("seen_by_shell() == 0")
show("os.putenv(1, '2')")
show("os.putenv('', '2')")
show("os.unsetenv(1)")
show("os.unsetenv('')")
show("os.unsetenv('A=B')")
show("os.getenv(1)")

# all of it
show("environ | {'FOLIO_FIVE': '5'} == {**environ, 'FOLIO_FIVE': '5'}")
show("({'FOLIO_FIVE': '5'} | environ)['FOLIO_FIVE']")
environ |= {"FOLIO_SIX": "6"}
show("os.environ['FOLIO_SIX']")
show("environ.clear()")
show("len(environ)")
show("environ")
environ["FOLIO_ONE"] = "1"
show("environ")
show("environ.popitem()")
show("environ.popitem()")
show("seen_by_shell() == 0")
