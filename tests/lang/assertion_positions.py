# SPDX-License-Identifier: MIT
# what a failed assertion is shown at
def t(s):
    try: exec(compile(s,'<s>','exec'),{'x':0,'y':1,'f':lambda *a:0})
    except Exception as e:
        tb=e.__traceback__.tb_next; co=tb.tb_frame.f_code
        p=list(co.co_positions())
        import sys
        print(s, p[tb.tb_lasti//2] if sys.implementation.name=='cpython' else p[tb.tb_lasti])
for s in ['assert 0','assert x','assert x, "m"','assert x == y','assert x == y, "m"','assert 1 == 2','assert not y','assert f()','assert x and y','assert y and x','assert x or x, y','assert x if y else y','assert 0 or 0','assert (x), 5','assert x.real','assert x < y < x','assert 0 < 5 < 3','assert ()','assert ""','assert None','assert []','assert f(1) == f(2) == 1','assert False','assert False, "z"','assert lambda: 0' ,'assert not True', 'assert x is y', 'assert not x and x', 'assert 1 == 2 or 3 == 4','assert [x for x in []]','assert 5 in []']: t(s)
