# SPDX-License-Identifier: MIT
# looking for a float in a range ends where it is found
print(2.0 in range(10**12), range(10**12).index(3.0), range(5).count(2.0), 9.5 in range(3))  # expect: True 3 1 False
