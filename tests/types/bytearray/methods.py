# SPDX-License-Identifier: MIT
# constructor, methods, errors of bytearray
def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__ + ":", ascii(str(e)))


show(lambda: bytearray(b'a')+'a')  # expect: TypeError: "can't concat str to bytearray"
show(lambda: bytearray('a'))  # expect: TypeError: 'string argument without an encoding'
show(lambda: bytearray([300]))  # expect: ValueError: 'byte must be in range(0, 256)'
show(lambda: bytearray(-1))  # expect: ValueError: 'negative count'
show(lambda: bytearray(1.5))  # expect: TypeError: "cannot convert 'float' object to bytearray"
show(lambda: bytearray(['a']))  # expect: TypeError: "'str' object cannot be interpreted as an integer"
show(lambda: bytearray(b'a')[5])  # expect: IndexError: 'bytearray index out of range'
show(lambda: bytearray(b'a')['a'])  # expect: TypeError: 'bytearray indices must be integers or slices, not str'
show(lambda: bytearray(b'abc').pop(5))  # expect: IndexError: 'pop index out of range'
show(lambda: bytearray().pop())  # expect: IndexError: 'pop from empty bytearray'
show(lambda: bytearray(b'a').append(300))  # expect: ValueError: 'byte must be in range(0, 256)'
show(lambda: bytearray(b'a').append('a'))  # expect: TypeError: "'str' object cannot be interpreted as an integer"
show(lambda: bytearray(b'a').remove(98))  # expect: ValueError: 'value not found in bytearray'
show(lambda: bytearray(b'a').extend('a'))  # expect: TypeError: "'str' object cannot be interpreted as an integer"
show(lambda: bytearray(b'a').extend(1))  # expect: TypeError: "can't extend bytearray with int"
show(lambda: bytearray(b'a').extend([300]))  # expect: ValueError: 'byte must be in range(0, 256)'
show(lambda: bytearray(b'a').insert(0,300))  # expect: ValueError: 'byte must be in range(0, 256)'
show(lambda: b'a'<bytearray(b'b'))  # expect: True
show(lambda: b'a'==bytearray(b'a'))  # expect: True
show(lambda: bytearray(b'abc'))  # expect: bytearray(b'abc')
show(lambda: bytearray(b"a'b"))  # expect: bytearray(b"a\'b")
show(lambda: bytearray(b'%s')%b'x')  # expect: bytearray(b'x')
show(lambda: hash(bytearray()))  # expect: TypeError: "unhashable type: 'bytearray'"
show(lambda: bytearray(b'abc').copy())  # expect: bytearray(b'abc')
show(lambda: bytearray(b'abc').clear())  # expect: None
show(lambda: bytearray(b'abc').reverse())  # expect: None
show(lambda: bytearray(b'a')*3)  # expect: bytearray(b'aaa')
show(lambda: bytes(bytearray(b'x')))  # expect: b'x'
show(lambda: bytearray(b'abc').hex())  # expect: '616263'
show(lambda: bytearray.fromhex('aabb'))  # expect: bytearray(b'\xaa\xbb')
