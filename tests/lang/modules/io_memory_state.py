# Files in memory: kinds of line ends, widths of characters, closed files, states for copies, what is refused.
import io
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__,e)
s=io.StringIO("a\nbé\r\n\u1234x\U0001f600\nlast")
t(lambda:s.readlines()); s.seek(0); t(lambda:list(s)); t(s.getvalue)
s.seek(3); s.write("ZZ\U0001f600"); t(s.getvalue); t(s.tell); s.truncate(4); t(s.getvalue); s.seek(10); s.write("é"); t(lambda:repr(s.getvalue()))
for nl in (None,"","\n","\r","\r\n","x",5):
    def f():
        s=io.StringIO("a\nb\rc\r\nd",newline=nl); v=repr(s.getvalue()); l=s.readlines(); s.write("e\nf\rg\r\nh"); return v,l,s.getvalue(),s.newlines,s.__getstate__()
    t(f)
s=io.StringIO(); s.close()
for m in ("read","getvalue","tell","readline","flush","isatty","readable","close","truncate","__next__","__iter__","__enter__"): t(getattr(s,m))
t(lambda:s.write("a")); t(lambda:s.write(5)); t(lambda:s.seek(0)); t(lambda:s.newlines); t(lambda:s.line_buffering); t(lambda:s.closed); t(lambda:s.encoding)
b=io.BytesIO(b"abc\ndef"); t(b.readline); t(lambda:b.read(2)); t(b.__getstate__); v=b.getbuffer(); t(lambda:b.write(b"x"*100)); t(lambda:b.truncate(1)); t(b.close); v[0]=90; v.release(); t(b.getvalue); b.x=1; t(b.__getstate__)
c=io.BytesIO(); c.__setstate__(b.__getstate__()); t(c.getvalue); t(c.tell); t(lambda:c.x); t(lambda:c.__setstate__(5)); t(lambda:c.__setstate__((1,2))); t(lambda:c.__setstate__((b"",-1,None))); t(lambda:c.__setstate__((b"","a",None))); t(lambda:c.__setstate__((b"",0,5)))
d=io.StringIO(); t(lambda:d.__setstate__(("x\r\ny","\r\n",2,{"q":1}))); t(d.read); t(lambda:d.q); t(lambda:d.__setstate__((b"","\n",0,None))); t(lambda:d.__setstate__(("","\n",-1,None))); t(lambda:d.__setstate__(("","x",0,None)))
b.close()
for m in ("read","getvalue","tell","readline","flush","isatty","readable","close","truncate","getbuffer","__next__","read1"): t(getattr(b,m))
class S(io.StringIO):
    def readline(self): return ""
    def __del__(self): print("del")
t(lambda:list(S("a\nb")))
t(lambda:io.StringIO(5)); t(lambda:io.BytesIO("a")); t(lambda:io.StringIO("a","b","c")); t(lambda:io.BytesIO(b"x").seek(5,1)); t(lambda:io.BytesIO(b"x").seek(-5,2)); t(lambda:io.BytesIO(b"x").seek(-5)); t(lambda:io.BytesIO().seek(1,3)); t(lambda:io.StringIO("a").seek(1,1)); t(lambda:io.StringIO("a").seek(-1)); t(lambda:io.StringIO("a").seek(0,5)); t(lambda:io.StringIO("abc").truncate(-1)); t(lambda:io.BytesIO(b"abc").truncate(-1))
x=bytearray(3); t(lambda:io.BytesIO(b"ab").readinto(x)); t(lambda:io.BytesIO(b"ab").readinto1(x)); t(lambda:x); t(lambda:io.BytesIO().readinto(b""))
