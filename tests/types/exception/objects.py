# SPDX-License-Identifier: MIT
# what exceptions are made of, their texts and attributes
def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except BaseException as e:
        print(text, "!!", type(e).__name__, ascii(str(e)))


show('ExceptionGroup(1,[])')  # expect: ExceptionGroup(1,[]) !! TypeError 'BaseExceptionGroup.__new__() argument 1 must be str, not int'
show("ExceptionGroup('m',[])")  # expect: ExceptionGroup('m',[]) !! ValueError 'second argument (exceptions) must be a non-empty sequence'
show("ExceptionGroup('m',[1])")  # expect: ExceptionGroup('m',[1]) !! ValueError 'Item 0 of second argument (exceptions) is not an exception'
show("ExceptionGroup('m',1)")  # expect: ExceptionGroup('m',1) !! TypeError 'second argument (exceptions) must be a sequence'
show("ExceptionGroup('m')")  # expect: ExceptionGroup('m') !! TypeError 'BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)'
show("ExceptionGroup('m',[KeyboardInterrupt()])")  # expect: ExceptionGroup('m',[KeyboardInterrupt()]) !! TypeError 'Cannot nest BaseExceptions in an ExceptionGroup'
show("BaseExceptionGroup('m',[ValueError(1)])")  # expect: BaseExceptionGroup('m',[ValueError(1)]) -> ExceptionGroup('m', [ValueError(1)])
show("BaseExceptionGroup('m',[KeyboardInterrupt()])")  # expect: BaseExceptionGroup('m',[KeyboardInterrupt()]) -> BaseExceptionGroup('m', [KeyboardInterrupt()])
show('UnicodeDecodeError()')  # expect: UnicodeDecodeError() !! TypeError 'function takes exactly 5 arguments (0 given)'
show('UnicodeDecodeError(1,2,3,4,5)')  # expect: UnicodeDecodeError(1,2,3,4,5) !! TypeError 'argument 1 must be str, not int'
show("UnicodeDecodeError('a','b',3,4,5)")  # expect: UnicodeDecodeError('a','b',3,4,5) !! TypeError 'argument 5 must be str, not int'
show('ValueError(a=1)')  # expect: ValueError(a=1) !! TypeError 'ValueError() takes no keyword arguments'
show('ImportError(foo=1)')  # expect: ImportError(foo=1) !! TypeError "'foo' is an invalid keyword argument for ImportError()"
show('AttributeError(foo=1)')  # expect: AttributeError(foo=1) !! TypeError "'foo' is an invalid keyword argument for AttributeError()"
show("NameError(name='a')")  # expect: NameError(name='a') -> NameError()
show("SyntaxError('a',1)")  # expect: SyntaxError('a',1) !! TypeError "'int' object is not iterable"
show("SyntaxError('a',(1,))")  # expect: SyntaxError('a',(1,)) !! TypeError 'function takes at least 4 arguments (1 given)'
show("OSError(2,'x','f',0,'g')")  # expect: OSError(2,'x','f',0,'g') -> FileNotFoundError(2, 'x')
show('OSError(2)')  # expect: OSError(2) -> OSError(2)
show('OSError(a=1)')  # expect: OSError(a=1) !! TypeError 'OSError() takes no keyword arguments'
show('SystemExit(1,2)')  # expect: SystemExit(1,2) -> SystemExit(1, 2)
show("UnicodeDecodeError('a',b'b',3,4,5)")  # expect: UnicodeDecodeError('a',b'b',3,4,5) !! TypeError 'argument 5 must be str, not int'
show("UnicodeDecodeError('a',b'b',3.5,4,5)")  # expect: UnicodeDecodeError('a',b'b',3.5,4,5) !! TypeError "'float' object cannot be interpreted as an integer"
show("UnicodeEncodeError('a',b'b',3,4,'r')")  # expect: UnicodeEncodeError('a',b'b',3,4,'r') !! TypeError 'argument 2 must be str, not bytes'
show("UnicodeTranslateError('abc',1,2,'r')")  # expect: UnicodeTranslateError('abc',1,2,'r') -> UnicodeTranslateError('abc', 1, 2, 'r')
show('UnicodeDecodeError(*range(6))')  # expect: UnicodeDecodeError(*range(6)) !! TypeError 'function takes exactly 5 arguments (6 given)'
show('StopIteration(a=1)')  # expect: StopIteration(a=1) !! TypeError 'StopIteration() takes no keyword arguments'
show("BlockingIOError(11,'a',3).characters_written")  # expect: BlockingIOError(11,'a',3).characters_written -> 3
show('OSError(2,3).characters_written')  # expect: OSError(2,3).characters_written !! AttributeError 'characters_written'
show("ExceptionGroup('m',[ValueError(1)]).split(3)")  # expect: ExceptionGroup('m',[ValueError(1)]).split(3) !! TypeError 'expected a function, exception type or tuple of exception types'
show("ExceptionGroup('m',[ValueError(1)]).split(ValueError)")  # expect: ExceptionGroup('m',[ValueError(1)]).split(ValueError) -> (ExceptionGroup('m', [ValueError(1)]), None)
show("ExceptionGroup('m',[ValueError(1)]).derive([KeyError(2)])")  # expect: ExceptionGroup('m',[ValueError(1)]).derive([KeyError(2)]) -> ExceptionGroup('m', [KeyError(2)])
show("KeyError('a')")  # expect: KeyError('a') -> KeyError('a')
show("str(KeyError('a'))")  # expect: str(KeyError('a')) -> "'a'"
show('KeyError()')  # expect: KeyError() -> KeyError()
show('KeyError(1,2)')  # expect: KeyError(1,2) -> KeyError(1, 2)
show("OSError(2,'x','f').args")  # expect: OSError(2,'x','f').args -> (2, 'x')
show("OSError(2,'x','f').filename")  # expect: OSError(2,'x','f').filename -> 'f'
show("OSError(17,'x').__class__")  # expect: OSError(17,'x').__class__ -> <class 'FileExistsError'>
show("OSError(9999,'x').__class__")  # expect: OSError(9999,'x').__class__ -> <class 'OSError'>
show("FileNotFoundError(1,'x').__class__")  # expect: FileNotFoundError(1,'x').__class__ -> <class 'FileNotFoundError'>
show("UnicodeEncodeError('ascii','abሴc',2,3,'bad')")  # expect: UnicodeEncodeError('ascii','abሴc',2,3,'bad') -> UnicodeEncodeError('ascii', 'abሴc', 2, 3, 'bad')
show("UnicodeEncodeError('ascii','ab𒍅c',2,3,'bad')")  # expect: UnicodeEncodeError('ascii','ab𒍅c',2,3,'bad') -> UnicodeEncodeError('ascii', 'ab𒍅c', 2, 3, 'bad')
show("UnicodeEncodeError('ascii','abéc',2,3,'bad')")  # expect: UnicodeEncodeError('ascii','abéc',2,3,'bad') -> UnicodeEncodeError('ascii', 'abéc', 2, 3, 'bad')
show("UnicodeEncodeError('ascii','abéc',0,3,'bad')")  # expect: UnicodeEncodeError('ascii','abéc',0,3,'bad') -> UnicodeEncodeError('ascii', 'abéc', 0, 3, 'bad')
show("SyntaxError('m',('f.py',3,4,'text')).lineno")  # expect: SyntaxError('m',('f.py',3,4,'text')).lineno -> 3
show("SyntaxError('m',('/a/f.py',3,4,'text'))")  # expect: SyntaxError('m',('/a/f.py',3,4,'text')) -> SyntaxError('m', ('/a/f.py', 3, 4, 'text'))
show("SyntaxError('m',('f',3,4,'t',5,6)).end_offset")  # expect: SyntaxError('m',('f',3,4,'t',5,6)).end_offset -> 6
show('SyntaxError().msg')  # expect: SyntaxError().msg -> None
show("SyntaxError('a').text")  # expect: SyntaxError('a').text -> None
show("ImportError('a',name='n',path='p').name")  # expect: ImportError('a',name='n',path='p').name -> 'n'
show("ImportError('a','b')")  # expect: ImportError('a','b') -> ImportError('a', 'b')
show("ImportError('a','b').msg")  # expect: ImportError('a','b').msg -> None
show('StopIteration(3).value')  # expect: StopIteration(3).value -> 3
show('StopIteration().value')  # expect: StopIteration().value -> None
show('SystemExit(3).code')  # expect: SystemExit(3).code -> 3
show('SystemExit().code')  # expect: SystemExit().code -> None
show('ValueError.__mro__')  # expect: ValueError.__mro__ -> (<class 'ValueError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
show('ExceptionGroup.__mro__')  # expect: ExceptionGroup.__mro__ -> (<class 'ExceptionGroup'>, <class 'BaseExceptionGroup'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
show('IOError')  # expect: IOError -> <class 'OSError'>
show('EnvironmentError')  # expect: EnvironmentError -> <class 'OSError'>
show('ValueError(1).with_traceback(3)')  # expect: ValueError(1).with_traceback(3) !! TypeError '__traceback__ must be a traceback or None'
show('ValueError(1).with_traceback(None)')  # expect: ValueError(1).with_traceback(None) -> ValueError(1)
show('ValueError().__traceback__')  # expect: ValueError().__traceback__ -> None
show('ValueError().__context__')  # expect: ValueError().__context__ -> None
show('ValueError().__cause__')  # expect: ValueError().__cause__ -> None
show('ValueError().__suppress_context__')  # expect: ValueError().__suppress_context__ -> False
show('ValueError(1,2).args')  # expect: ValueError(1,2).args -> (1, 2)
show('ValueError(1).__reduce__()')  # expect: ValueError(1).__reduce__() -> (<class 'ValueError'>, (1,))
show('ValueError(1).__dict__')  # expect: ValueError(1).__dict__ -> {}
show('ValueError().foo')  # expect: ValueError().foo !! AttributeError "'ValueError' object has no attribute 'foo'"
show('ValueError().__notes__')  # expect: ValueError().__notes__ !! AttributeError "'ValueError' object has no attribute '__notes__'"
show('ValueError.__name__')  # expect: ValueError.__name__ -> 'ValueError'
show('ValueError.__module__')  # expect: ValueError.__module__ -> 'builtins'
show('ValueError.__qualname__')  # expect: ValueError.__qualname__ -> 'ValueError'
show('type(ValueError)')  # expect: type(ValueError) -> <class 'type'>
show('ValueError()==ValueError()')  # expect: ValueError()==ValueError() -> False
show('hash(ValueError())!=0')  # expect: hash(ValueError())!=0 -> True
show('bool(ValueError())')  # expect: bool(ValueError()) -> True
show("ExceptionGroup('m',[ValueError(1),KeyError(2)]).subgroup(KeyError)")  # expect: ExceptionGroup('m',[ValueError(1),KeyError(2)]).subgroup(KeyError) -> ExceptionGroup('m', [KeyError(2)])
show("ExceptionGroup('m',[ValueError(1),KeyError(2)]).split(lambda e: isinstance(e,KeyError))")  # expect: ExceptionGroup('m',[ValueError(1),KeyError(2)]).split(lambda e: isinstance(e,KeyError)) -> (ExceptionGroup('m', [KeyError(2)]), ExceptionGroup('m', [ValueError(1)]))
show("ExceptionGroup('m',[ExceptionGroup('n',[TypeError(1)]),KeyError(2)]).subgroup(TypeError)")  # expect: ExceptionGroup('m',[ExceptionGroup('n',[TypeError(1)]),KeyError(2)]).subgroup(TypeError) -> ExceptionGroup('m', [ExceptionGroup('n', [TypeError(1)])])
show("ExceptionGroup('m',(ValueError(1),)).exceptions")  # expect: ExceptionGroup('m',(ValueError(1),)).exceptions -> (ValueError(1),)
show("ExceptionGroup('m',[ValueError(1)]).message")  # expect: ExceptionGroup('m',[ValueError(1)]).message -> 'm'
show("repr(ExceptionGroup('m',[ValueError(1)]))")  # expect: repr(ExceptionGroup('m',[ValueError(1)])) -> "ExceptionGroup('m', [ValueError(1)])"
show("str(ExceptionGroup('m',[ValueError(1),KeyError()]))")  # expect: str(ExceptionGroup('m',[ValueError(1),KeyError()])) -> 'm (2 sub-exceptions)'
show('MemoryError()')  # expect: MemoryError() -> MemoryError()
show("RecursionError('x')")  # expect: RecursionError('x') -> RecursionError('x')
show('NotImplementedError()')  # expect: NotImplementedError() -> NotImplementedError()
show('issubclass(UnicodeDecodeError,ValueError)')  # expect: issubclass(UnicodeDecodeError,ValueError) -> True
show('issubclass(ExceptionGroup,Exception)')  # expect: issubclass(ExceptionGroup,Exception) -> True
show("isinstance(OSError(1,'a'),PermissionError)")  # expect: isinstance(OSError(1,'a'),PermissionError) -> True
show("int('x')")  # expect: int('x') !! ValueError "invalid literal for int() with base 10: 'x'"
show('[].foo')  # expect: [].foo !! AttributeError "'list' object has no attribute 'foo'"
show('[][1]')  # expect: [][1] !! IndexError 'list index out of range'
show("{}['a']")  # expect: {}['a'] !! KeyError "'a'"
show('1/0')  # expect: 1/0 !! ZeroDivisionError 'division by zero'
show('None.x')  # expect: None.x !! AttributeError "'NoneType' object has no attribute 'x'"
show('len(1)')  # expect: len(1) !! TypeError "object of type 'int' has no len()"
show('foo')  # expect: foo !! NameError "name 'foo' is not defined"
show('int.foo')  # expect: int.foo !! AttributeError "type object 'int' has no attribute 'foo'"
show('(1).real.foo')  # expect: (1).real.foo !! AttributeError "'int' object has no attribute 'foo'"
show("'a'+1")  # expect: 'a'+1 !! TypeError 'can only concatenate str (not "int") to str'
show("abs('a')")  # expect: abs('a') !! TypeError "bad operand type for abs(): 'str'"
show("open('x','q')")  # expect: open('x','q') !! ValueError "invalid mode: 'q'"
show('ValueError(*[1]*3)')  # expect: ValueError(*[1]*3) -> ValueError(1, 1, 1)
show("type('E',(ValueError,),{})('a')")  # expect: type('E',(ValueError,),{})('a') -> E('a')
show("type('E',(Exception,),{'__init__':lambda s,a,b=2:None})(1,b=3)")  # expect: type('E',(Exception,),{'__init__':lambda s,a,b=2:None})(1,b=3) -> E(1)
show("type('E',(OSError,),{'__init__':lambda s,a,b=2:None})(1,b=3)")  # expect: type('E',(OSError,),{'__init__':lambda s,a,b=2:None})(1,b=3) -> E()
show("type('E',(OSError,),{})(2,'m')")  # expect: type('E',(OSError,),{})(2,'m') -> E(2, 'm')
show("type('E',(KeyError,AttributeError),{})('m')")  # expect: type('E',(KeyError,AttributeError),{})('m') -> E('m')
show("type('E',(OSError,AttributeError),{})")  # expect: type('E',(OSError,AttributeError),{}) !! TypeError 'multiple bases have instance lay-out conflict'
show("type('E',(OSError,ValueError),{})('x').errno")  # expect: type('E',(OSError,ValueError),{})('x').errno -> None
