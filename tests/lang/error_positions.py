# SPDX-License-Identifier: MIT
# where errors are shown: line, last line, columns of the instruction that raised
import sys
def t(src):
    try: exec(compile(src,'<s>','exec'),{})
    except Exception as e:
        tb=e.__traceback__
        while tb.tb_next: tb=tb.tb_next
        co=tb.tb_frame.f_code
        if co.co_filename!='<s>':
            tb=e.__traceback__.tb_next; co=tb.tb_frame.f_code
        p=list(co.co_positions())
        print(repr(src), type(e).__name__, tb.tb_lineno, end=' ')
        print(p[tb.tb_lasti//2] if sys.implementation.name=='cpython' else p[tb.tb_lasti])
for s in ['for i in 5: pass','for i in 5:\n  pass','for a, b in [1]: pass','for a, b in [(1,)]:\n   pass','with 5: pass','with 5 as x:\n  pass','class A:\n __enter__=lambda s:1\n __exit__=lambda s,*a:1/0\nwith A():\n  pass','class A:\n __enter__=lambda s:1\n __exit__=lambda s,*a:1/0\nwith A() as z, A():\n  x','f=lambda **k:0\nf(**{1:2})','f=lambda **k:0\nf(**5)','f=lambda **k:0\nf(*5)','f=lambda **k:0\nf(a=1,**{"a":2})','f=lambda **k:0\nf(1,*[2],\n **{"b":3},\n **{"b":4})','[x for x in 5]','[a for a,b in [1]]','{**5}','{**{},**5}','[*5]','(*5,1)','{*5}','a,b=5','(a,b),c=1,2','a,*b=5','x=1;x.y=2','x=1;x[0]=2','x=1;del x[0]','x=1;x+="a"','x=[];x[0]+=1','x=1\nx.y+=1','-"a"','not_there','del not_there','1<"a"<3','1<2<"a"','1 in 5','f"{1:z}"','f"{x!r}"','f"{1/0}"','a=b=c','lambda:x\nx','if x: pass','while x: pass','assert 0','assert 0, "m"','assert x','raise ValueError','raise ValueError from 5','import nope','from os import nope','from nope import a','class A(5): pass','class A(x):\n  pass','@x\ndef f(): pass','def f(a=x): pass','def f(a:x): pass','x:y=5','x:y','return_=x if y else z','{1:x}','{x:1}','{[]:1}','{[]}','x[1:2]','a=[1,2];a[x:2]','a=[1];a["x"]','print(x,\n y)','print(1,\n y)','(1).real.foo()','"a".foo(1)','"a".join(5)','int("x")','int\\\n("x")','global q\nq','match 5:\n case x.y: pass','match x:\n case 1: pass','match 5:\n case int(5,6): pass','match 5:\n case x(): pass','try:\n  1/0\nexcept x:\n  pass','try:\n  1/0\nexcept 5:\n  pass','try:\n  1/0\nfinally:\n  x','x = (yield_)','(x:=y)','print(*x)','print(**x)','a=1\na(b for b in c)','(b for b in c)','list(b for b in 5)','x = [\n 1,\n y,\n]','x = {\n "a": 1,\n "b": y}','foo(\n)', 'a = 1 + \\\n "x"', 'for x in range(2):\n  if x: y','while 1:\n  z', 'raise', 'x = 1 if 2 else 3; y','from __future__ import nope' if 0 else 'pass','1 @ 2','1 .real()','"%d" % "x"','[].append(1,2)','max()','super()','class A:\n def f(self): super().g()\nA().f()','class A:\n x=1\n y=[x for _ in [1]]', 'a.b.c = 5','a[0][1] = 5','a = {}\na["x"]["y"] = 5','a = {}\na["x"].y = 5','del a.b','x, y = y, x','print("%s" %\n ())', 'str(1,\n 2, 3,\n 4)','len(\n 5\n)','( 1\n +\n "a")']: t(s)
