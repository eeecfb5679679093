# SPDX-License-Identifier: MIT
# What is being handled (sys.exc_info, __context__, a bare raise) after an except clause inside has been left, by every way out of it.
import sys


def handled():
    return repr(sys.exc_info()[1])


def leave(how):
    for i in range(2):
        try:
            int("x")
        except ValueError as error:
            if how == "return":
                return
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "other":
                raise KeyError(how)
            if how == "same":
                raise
            if how == "named":
                raise error
            if how == "finally":
                try:
                    return
                finally:
                    how = "done"
        finally:
            pass


def leave_bare(how):
    while True:
        try:
            [][1]
        except:
            if how == "return":
                return
            if how == "break":
                break
            raise


def leave_nested(how):
    try:
        try:
            int("x")
        except TypeError:
            pass
        except ValueError:
            raise KeyError(how)
        else:
            pass
    except KeyError:
        return handled()


def generator(how):
    try:
        int("x")
    except ValueError:
        yield handled()
        if how == "raise":
            raise


class Finalizer:
    def __del__(self):
        try:
            1 / 0
        except:
            raise


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        try:
            int("y")
        except ValueError:
            return True


def outer(inner, how):
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            inner(how)
        except Exception as error:
            print(how, repr(error), repr(error.__context__))
        print(how, handled())
        try:
            raise
        except Exception as error:
            print(repr(error), repr(error.__context__))
    print(handled())


for how in ("return", "break", "continue", "other", "same", "named", "finally", "nothing"):
    outer(leave, how)
for how in ("return", "break", "raise"):
    outer(leave_bare, how)
outer(leave_nested, "nested")
outer(lambda how: print(list(generator(how))), "end")
outer(lambda how: print(list(generator(how))), "raise")


def with_manager(how):
    with Manager():
        raise KeyError(how)


outer(with_manager, "manager")


def finalized():
    value = Finalizer()
    try:
        finalized.missing
    except AttributeError:
        del value
        print(handled())
        raise TypeError("new")


sys.unraisablehook = lambda report: print("unraisable", repr(report.exc_value))
try:
    finalized()
except TypeError as error:
    print(repr(error.__context__))

for i in range(2):
    try:
        try:
            raise ValueError(i)
        except ValueError:
            try:
                raise KeyError(i)
            except KeyError:
                continue
        finally:
            print(i, handled())
    except Exception:
        print("not reached")
print(handled())


# what a generator delegates to is closed or thrown at by the caller, whatever the generator is handling itself
def part():
    try:
        yield
    except BaseException as error:
        print("part", repr(error), repr(error.__context__))
        raise


def whole():
    try:
        1 / 0
    except ZeroDivisionError:
        yield from part()


generator = whole()
next(generator)
generator.close()
generator = whole()
next(generator)
try:
    generator.throw(KeyError("thrown"))
except KeyError as error:
    print(repr(error.__context__))
try:
    int("z")
except ValueError:
    generator = whole()
    next(generator)
    generator.close()
    print(handled())
