# SPDX-License-Identifier: MIT
# Slots of built-in types as methods.
def error(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print((5).__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__rsub__(3), (5).__add__("a"), int.__mul__(3, 4))  # expect: 8 8 2 -2 NotImplemented 12
print(error((5).__add__), error((5).__add__, 1, 2), error((5).__add__, x=1))  # expect: TypeError: expected 1 argument, got 0 TypeError: expected 1 argument, got 2 TypeError: wrapper __add__() takes no keyword arguments
print(error(int.__add__), error(int.__add__, "a", 1))  # expect: TypeError: descriptor '__add__' of 'int' object needs an argument TypeError: descriptor '__add__' requires a 'int' object but received a 'str'
print([1, 2].__len__(), [1, 2].__getitem__(0), [1].__contains__(1), "abc".__contains__("b"), (1, 2).__iter__().__next__())  # expect: 2 1 True True 1
print((2).__pow__(3), (2).__pow__(3, 5), (2).__rpow__(3), (7).__divmod__(2), (7).__rdivmod__(20), (0).__bool__(), (-3).__abs__())  # expect: 8 3 9 (3, 1) (2, 6) False 3
print((5).__lt__(6), (5).__eq__(5), (5).__eq__("a"), "a".__lt__("b"), "a".__lt__(1))  # expect: True True NotImplemented True NotImplemented
print((5).__repr__(), "a".__repr__(), "a".__str__(), (5).__hash__(), (5).__index__(), (5).__int__(), (5).__float__())  # expect: 5 'a' a 5 5 5 5.0
print(int.__add__, str.__len__, list.append, int.real, type.__mro__.__class__.__name__)  # expect: <slot wrapper '__add__' of 'int' objects> <slot wrapper '__len__' of 'str' objects> <method 'append' of 'list' objects> <attribute 'real' of 'int' objects> tuple
print(type(int.__add__).__name__, type((5).__add__).__name__, type(list.append).__name__, type([].append).__name__, type(int.real).__name__)  # expect: wrapper_descriptor method-wrapper method_descriptor builtin_function_or_method getset_descriptor
print(int.__add__.__name__, int.__add__.__objclass__, int.__add__.__qualname__, (5).__add__.__self__, int.__add__.__doc__)  # expect: __add__ <class 'int'> int.__add__ 5 Return self+value.
print(list.append.__name__, list.append.__qualname__, [].append.__name__, [1].append.__self__, len.__name__, len.__self__.__name__)  # expect: append list.append append [1] len builtins
print(hasattr(list, "__radd__"), hasattr(list, "__rmul__"), hasattr(str, "__rmod__"), hasattr(int, "__radd__"), hasattr(list, "__iadd__"))  # expect: False True True True True
print(hasattr(tuple, "__iadd__"))  # expect: False
print(list.__hash__, dict.__hash__, set.__hash__, hasattr(int, "__call__"), hasattr(type, "__call__"))  # expect: None None None True True
x = [1]
x.__iadd__([2])
x.__setitem__(0, 9)
x.__delitem__(1)
print(x, error(x.__setitem__, 0))  # expect: [9] TypeError:  expected 2 arguments, got 1
print(error(lambda: list.append()), error(lambda: list.append(1, 2)), error(lambda: [].append()))  # expect: TypeError: unbound method list.append() needs an argument TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object TypeError: list.append() takes exactly one argument (0 given)
print(error(lambda: [].append(x=1)), error(lambda: [].pop(1, 2)), error(lambda: {}.get()))  # expect: TypeError: list.append() takes no keyword arguments TypeError: pop expected at most 1 argument, got 2 TypeError: get expected at least 1 argument, got 0
print(object.__repr__(5).startswith("<int object at"), object.__str__(5), object.__eq__(5, 5), object.__ne__(5, 6), object.__eq__(5, 6))  # expect: True 5 True True NotImplemented
print(error(object.__setattr__, 5, "x", 1), error(object.__getattribute__, 5, "x"), object.__getattribute__(5, "real"))  # expect: AttributeError: 'int' object has no attribute 'x' AttributeError: 'int' object has no attribute 'x' 5
print(error(object.__setattr__, int, "x", 1))  # expect: TypeError: can't apply this __setattr__ to type object
print(error(list.append.__get__, 1), error(int.__add__.__get__, "a"), error(int.__dict__["real"].__get__, "s"))  # expect: TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object TypeError: descriptor '__add__' for 'int' objects doesn't apply to a 'str' object TypeError: descriptor 'real' for 'int' objects doesn't apply to a 'str' object
print(list.append.__get__([7]).__self__, int.__add__.__get__(5)(6), int.real.__get__(7))  # expect: [7] 11 7
print(dict.fromkeys("ab", 1), dict.__dict__["fromkeys"].__get__(None, dict)("c"), type(dict.__dict__["fromkeys"]).__name__)  # expect: {'a': 1, 'b': 1} {'c': None} classmethod_descriptor
print((5).__add__ == (5).__add__, [].append == [].append, len == len)  # expect: True False True
it = iter([1])
print(it.__next__(), error(it.__next__))  # expect: 1 StopIteration: 
print(type.__call__(int, "12"), type.__repr__(int), int.__new__(int, "7"), int.__new__.__name__, error(int.__new__, 5))  # expect: 12 <class 'int'> 7 __new__ TypeError: int.__new__(X): X is not a type object (int)
