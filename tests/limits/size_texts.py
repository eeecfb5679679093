# SPDX-License-Identifier: MIT
# differs: folio is this runtime's own module
# Sizes as people write them: what is read, what is refused, what is written.
import folio


def show(function, argument):
    try:
        print(repr(argument), "->", repr(function(argument)))
    except Exception as e:
        print(repr(argument), "->", type(e).__name__, e)


show(folio.parse_size, "512M")  # expect: '512M' -> 536870912
show(folio.parse_size, " 2g ")  # expect: ' 2g ' -> 2147483648
show(folio.parse_size, "64KiB")  # expect: '64KiB' -> 65536
show(folio.parse_size, "1.5kb")  # expect: '1.5kb' -> 1536
show(folio.parse_size, "1048576")  # expect: '1048576' -> 1048576
show(folio.parse_size, 77)  # expect: 77 -> 77
show(folio.parse_size, "")  # expect: '' -> ValueError not a size: '' (write 512M, 2G or bytes)
show(folio.parse_size, "M")  # expect: 'M' -> ValueError not a size: 'M' (write 512M, 2G or bytes)
show(folio.parse_size, "-1M")  # expect: '-1M' -> ValueError not a size: '-1M' (write 512M, 2G or bytes)
show(folio.parse_size, "inf")  # expect: 'inf' -> ValueError not a size: 'inf' (write 512M, 2G or bytes)
show(folio.parse_size, "1e30")  # expect: '1e30' -> ValueError not a size: '1e30' (write 512M, 2G or bytes)
show(folio.parse_size, "12 apples")  # expect: '12 apples' -> ValueError not a size: '12 apples' (write 512M, 2G or bytes)
show(folio.format_size, 10239)  # expect: 10239 -> '10239 bytes'
show(folio.format_size, 10 * 2**20)  # expect: 10485760 -> '10.0 MiB'
show(folio.format_size, 12 * 2**30)  # expect: 12884901888 -> '12.0 GiB'
show(folio.format_size, -1)  # expect: -1 -> ValueError a size cannot be negative
