# SPDX-License-Identifier: MIT
# exit: 1
# stderr: ZeroDivisionError: division by zero
# An exception that nobody catches, with a chain.
class Thing:
    def __del__(self):
        print('gone')
def fail(n):
    t = Thing()
    try:
        return [][n]
    except IndexError:
        return 1 / 0
print('start')  # expect: start
fail(3)
# expect: gone
