# SPDX-License-Identifier: MIT
# str.format: fields, numbering, conversions, errors
def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__ + ":", ascii(str(e)))


show(lambda: '{'.format())  # expect: ValueError: "Single '{' encountered in format string"
show(lambda: '}'.format())  # expect: ValueError: "Single '}' encountered in format string"
show(lambda: '{0'.format())  # expect: ValueError: "expected '}' before end of string"
show(lambda: '{0!'.format(1))  # expect: ValueError: 'end of string while looking for conversion specifier'
show(lambda: '{0!x}'.format(1))  # expect: ValueError: 'Unknown conversion specifier x'
show(lambda: '{0!r'.format(1))  # expect: ValueError: "unmatched '{' in format spec"
show(lambda: '{0!rr}'.format(1))  # expect: ValueError: "expected ':' after conversion specifier"
show(lambda: '{0:{'.format(1))  # expect: ValueError: "unmatched '{' in format spec"
show(lambda: '{0:{}'.format(1))  # expect: ValueError: "unmatched '{' in format spec"
show(lambda: '{0[}'.format(1))  # expect: ValueError: "expected '}' before end of string"
show(lambda: '{0[]}'.format(1))  # expect: ValueError: 'Empty attribute in format string'
show(lambda: '{0.}'.format(1))  # expect: ValueError: 'Empty attribute in format string'
show(lambda: '{0[a]b}'.format(dict(a=1)))  # expect: ValueError: "Only '.' or '[' may follow ']' in format field specifier"
show(lambda: '{}{0}'.format(1))  # expect: ValueError: 'cannot switch from automatic field numbering to manual field specification'
show(lambda: '{0}{}'.format(1))  # expect: ValueError: 'cannot switch from manual field specification to automatic field numbering'
show(lambda: '{}'.format())  # expect: IndexError: 'Replacement index 0 out of range for positional args tuple'
show(lambda: '{a}'.format())  # expect: KeyError: "'a'"
show(lambda: '{a.b}'.format(a=1))  # expect: AttributeError: "'int' object has no attribute 'b'"
show(lambda: '{a[b]}'.format(a={}))  # expect: KeyError: "'b'"
show(lambda: '{a[0]}'.format(a=[]))  # expect: IndexError: 'list index out of range'
show(lambda: '{:{:{}}}'.format(1,2,3))  # expect: ValueError: 'Max string recursion exceeded'
show(lambda: '{99999999999999999999}'.format(1))  # expect: ValueError: 'Too many decimal digits in format string'
show(lambda: '{:x}'.format('a'))  # expect: ValueError: "Unknown format code 'x' for object of type 'str'"
show(lambda: '{:d}'.format('a'))  # expect: ValueError: "Unknown format code 'd' for object of type 'str'"
show(lambda: '{:=5}'.format('a'))  # expect: ValueError: "'=' alignment not allowed in string format specifier"
show(lambda: '{:,}'.format('a'))  # expect: ValueError: "Cannot specify ',' with 's'."
show(lambda: '{:+}'.format('a'))  # expect: ValueError: 'Sign not allowed in string format specifier'
show(lambda: '{:s}'.format(1))  # expect: ValueError: "Unknown format code 's' for object of type 'int'"
show(lambda: '{:zzz}'.format(1))  # expect: ValueError: "Invalid format specifier 'zzz' for object of type 'int'"
show(lambda: '{:.2}'.format(1))  # expect: ValueError: 'Precision not allowed in integer format specifier'
show(lambda: '{}'.format_map(1))  # expect: ValueError: 'Format string contains positional fields'
show(lambda: '{0}'.format_map({}))  # expect: ValueError: 'Format string contains positional fields'
show(lambda: '{a}'.format_map({}))  # expect: KeyError: "'a'"
show(lambda: '{a}'.format_map({'a':3}))  # expect: '3'
show(lambda: '{a{b}'.format(a=1))  # expect: ValueError: "unexpected '{' in field name"
show(lambda: '{!}'.format(1))  # expect: ValueError: "unmatched '{' in format spec"
show(lambda: '{0!r:>5}'.format('a'))  # expect: "  'a'"
show(lambda: '{:>{}}'.format(1,5))  # expect: '    1'
show(lambda: '{0[-1]}'.format([1]))  # expect: TypeError: 'list indices must be integers or slices, not str'
show(lambda: '{0[1]}{0[0]}'.format([1,2]))  # expect: '21'
show(lambda: '{{}}'.format())  # expect: '{}'
show(lambda: '{:}'.format(3))  # expect: '3'
show(lambda: '{ }'.format(1))  # expect: KeyError: "' '"
show(lambda: '{0 }'.format(1))  # expect: KeyError: "'0 '"
show(lambda: '{:{{}}}'.format(1))  # expect: ValueError: "Invalid format specifier '{}' for object of type 'int'"
show(lambda: '{:}}'.format(1))  # expect: ValueError: "Single '}' encountered in format string"
show(lambda: '{}}'.format(1))  # expect: ValueError: "Single '}' encountered in format string"
