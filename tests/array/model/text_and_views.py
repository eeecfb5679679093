# SPDX-License-Identifier: MIT
# Text compared with lists, views of other sizes, broadcasting to impossible shapes, casts of text.
import numpy as np

a = np.array(['a', 'b'])
for e in (
    "a==['a','c']",
    "['a','c']==a",
    "a!=['a','c']",
    "a<['b','a']",
    "a==('a','b')",
    "a==np.array([b'a'])",
    "a==1",
    "a==[1,2]",
    "a==None",
    "a==['a','b','c']",
    "np.arange(4,dtype='i4')[::2][:,None].view('i2')",
    "np.arange(4,dtype='i4')[::2].view('i2')",
    "np.zeros((4,2),'i2')[::2].view('i4')",
    "np.zeros((2,4),'i2').T.view('i4')",
    "np.array(5,'i4').view('i2')",
    "np.add.reduce(5)",
    "np.add.reduce(np.array(5.0))",
    "np.maximum.reduce([])",
    "np.minimum.reduce([],initial=3)",
    "np.percentile(np.array([1,np.nan],'c16'),40)",
    "np.unique(np.zeros((2,0)),axis=0)",
    "np.broadcast_to(np.zeros(1),-1)",
    "np.broadcast_to(np.zeros((1,2)),(2,1))",
    "np.can_cast('bool','S4')",
    "np.can_cast('b','S4')",
    "np.can_cast('i8','U21')",
    "np.can_cast('S3','S5')",
    "np.can_cast('U3','S5')",
    "np.can_cast('S3','U3')",
):
    try:
        print(e, repr(eval(e)))
    except Exception as x:
        print(e, type(x).__name__, x)
