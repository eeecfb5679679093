# SPDX-License-Identifier: MIT
# Damaged .npy files: the matching exception, nothing executed, nothing large allocated, the file as it was.
import os

import folio
import numpy as np

path = os.environ.get("TMPDIR", "/tmp") + f"/folio-test-{os.getpid()}.npy"
MAGIC = b"\x93NUMPY"
DATA = bytes(range(80))


def head(descr="'<f8'", fortran="False", shape="(10,)", extra=""):
    return "{'descr': %s, 'fortran_order': %s, 'shape': %s, %s}" % (descr, fortran, shape, extra)


def npy(header=None, data=DATA, version=(1, 0), length=None, encoding="latin1"):
    text = (head() if header is None else header).encode(encoding)
    size = 2 if version[0] == 1 else 4
    text += b" " * (-(8 + size + len(text) + 1) % 64) + b"\n"
    return MAGIC + bytes(version) + struct_pack(size, len(text) if length is None else length) + text + data


def struct_pack(size, value):
    return value.to_bytes(size, "little")


def outcome(blob, mode):
    with open(path, "wb") as file:
        file.write(blob)
    folio.reset_peak()
    before = folio.account().asked
    try:
        a = np.load(path, mmap_mode=mode)
        result = f"{a.shape} {a.dtype.str}"
    except Exception as error:
        result = f"{type(error).__name__}: {str(error)[:70]}"
    if folio.account().peak - before > 100_000 + 2 * len(blob):
        result += " TOO MUCH MEMORY"
    with open(path, "rb") as file:
        if file.read() != blob:
            result += " FILE CHANGED"
    return result


cases = {
    "empty": b"", "one byte": b"\x93", "magic only": MAGIC, "no length": MAGIC + b"\1\0", "half a length": MAGIC + b"\1\0\x76", "lower case": b"\x93numpy" + npy()[6:],
    "text": b"1 2 3\n4 5 6\n", "zeros": bytes(128), "pickle": b"cposix\nsystem\n(S'touch PWNED'\ntR.", "byte order mark": b"\xef\xbb\xbf" + npy(),
    "crlf": npy().replace(b"\n", b"\r\n", 1), "version 0.0": npy(version=(0, 0)), "version 1.1": npy(version=(1, 1)), "version 4.0": npy(version=(4, 0)),
    "length 0": npy(length=0), "length 20": npy(length=20), "length past the end": npy(length=9999), "length 65535": npy(length=65535), "length 4 GiB": npy(version=(2, 0), length=0xFFFFFFF0),
    "over the limit": npy(head(extra=" " * 10050), version=(2, 0)), "cut in the header": npy()[:60], "list": npy("[1, 2]"), "int": npy("3"), "None": npy("None"), "nothing": npy("   "),
    "call": npy("dict(descr='<f8')"), "import": npy("__import__('os').system('touch PWNED')"), "lambda": npy("lambda: 0"), "set": npy("{'descr', 'shape'}"), "two": npy("{}\n{}"),
    "f-string": npy("{'descr': f'<f8'}"), "unclosed": npy("{'descr': '<f8'"), "quote": npy("{'descr: '<f8'}"), "nul": npy("{'descr'\0: '<f8'}"), "code behind": npy(head() + "; import os"),
    "4900 parentheses": npy(head(shape="(" * 4900)), "4000 minuses": npy(head(shape="(" + "-" * 4000 + "1,)")), "5000 digits": npy(head(shape="(" + "9" * 5000 + ",)")),
    "bad UTF-8": npy(version=(3, 0)).replace(b"shape", b"sh\xffpe"), "no shape": npy("{'descr': '<f8', 'fortran_order': False}"), "extra key": npy(head(extra="'evil': 1")),
    "int key": npy(head(extra="1: 2")), "key twice": npy(head(extra="'shape': (5,)")), "list key": npy("{[]: 1}"), "shape int": npy(head(shape="10")), "shape list": npy(head(shape="[10]")),
    "shape float": npy(head(shape="(10.0,)")), "shape bool": npy(head(shape="(True,)")), "shape negative": npy(head(shape="(-2, -5)")), "shape (-1, 0)": npy(head(shape="(-1, 0)")),
    "shape (0, huge)": npy(head(shape="(0, 9223372036854775807)")), "33 axes": npy(head(shape="(" + "1," * 32 + "10)")), "shape > int64": npy(head(shape="(9223372036854775808,)")),
    "product wraps": npy(head(shape="(4294967296, 4294967296)")), "product wraps to 10": npy(head(shape="(3689348814741910325, 10)")), "bytes wrap": npy(head(shape="(2305843009213693962,)")),
    "10**12 items": npy(head(shape="(1000000000000,)")), "one item short": npy(head(shape="(11,)")), "order 0": npy(head(fortran="0")), "order 'no'": npy(head(fortran="'no'")),
    "dtype f3": npy(head(descr="'<f3'")), "dtype ''": npy(head(descr="''")), "dtype None": npy(head(descr="None")), "dtype junk": npy(head(descr="'<f8; rm'")), "dtype bytes": npy(head(descr="b'<f8'")),
    "object": npy(head(descr="'|O'")), "object field": npy(head(descr="[('a', '|O')]")), "U wraps": npy(head(descr="'<U1073741825'")), "S negative": npy(head(descr="'|S-8'")),
    "record": npy(head(descr="[('a', '<i4'), ('b', '<i4')]")), "date": npy(head(descr="'<M8[ns]'")), "no data": npy(data=b""), "data cut": npy(data=DATA[:77]),
    "good": npy(), "good 2.0": npy(version=(2, 0)), "good 3.0": npy(version=(3, 0)), "more behind": npy(data=DATA + b"JUNK"), "big-endian": npy(head(descr="'>f8'")),
    "fortran": npy(head(fortran="True", shape="(5, 2)")), "scalar": npy(head(shape="()")), "none": npy(head(shape="(0,)")), "hexadecimal": npy(head(shape="(0xA,)")), "python 2": npy(head(shape="(10L,)")),
}
try:
    for name, blob in cases.items():
        plain = outcome(blob, None)
        print(f"{name}: {plain}")
        for mode in "r", "r+", "c":
            mapped = outcome(blob, mode)
            if mapped != plain:
                print(f"    {mode}: {mapped}")
finally:
    os.remove(path)
print(os.path.exists("PWNED"))
