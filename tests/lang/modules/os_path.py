# os.path: text and bytes, names of arguments, what is refused.
import os
import os.path as p

os.environ["HOME"] = "/home/x"
os.environ.pop("NOPE", None)
os.chdir("/")

def t(f,*a,**k):
    try: r=f(*a,**k)
    except Exception as e: r=type(e).__name__+": "+str(e)
    print(f.__name__,a,k,repr(r))
P = ["", "/", "//", "///x", "a/", "/a/b", "a//b", "./a/../b", "/../a", ".a.b", "a.b/c", "a/...", "é/ü.x", "~/x", "~nosuchuser/x", "${HOME}/x$NOPE${"]
for x in P:
    for f in (p.split,p.splitext,p.splitdrive,p.basename,p.dirname,p.isabs,p.normpath,p.normcase,p.abspath,p.realpath,p.expanduser,p.expandvars,p.exists,p.lexists,p.isfile,p.isdir,p.islink,p.ismount,p.relpath):
        t(f,x); t(f,os.fsencode(x))
    for y in ("","/b","c/"): t(p.join,x,y); t(p.join,os.fsencode(x),os.fsencode(y)); t(p.join,x,y,"z")
    for y in ("","/","/a/c","a/b"): t(p.relpath,x,y); t(p.commonpath,[x,y]); t(p.commonprefix,[x,y])
t(p.join,"a",b"b"); t(p.join,b"a","b"); t(p.join,1,"a"); t(p.join,"a",1); t(p.join); t(p.join,"a",None)
t(p.relpath,"a",b"b"); t(p.commonpath,["a",b"b"]); t(p.commonpath,[]); t(p.commonprefix,[]); t(p.commonprefix,[[1,2,3],[1,2,4]]); t(p.commonpath,("a/b/c","a/b/d","a/b")); t(p.commonpath,["/a","b"]); t(p.commonprefix,["abc","abd"]); t(p.commonprefix,[b"abc",b"abd"]); t(p.commonpath,[b"/a/b",b"/a"]); t(p.commonpath,["a//b","a/./b/"])
for f in (p.split,p.exists,p.getsize,p.isabs,p.abspath): t(f); t(f,1,2); t(f,None); t(f,x=1); t(f,1.5)
t(p.relpath); t(p.relpath,path="a",start="b"); t(p.relpath,"a",x=1); t(p.relpath,"a","b","c"); t(p.realpath,filename="a"); t(p.realpath,"/nope",strict=True); t(p.realpath,b"/nope",strict=True); t(p.realpath,"a","b"); t(p.realpath)
t(p.samefile,"/","/."); t(p.samefile,"/"); print("samestat", p.samestat(os.stat("/"), os.stat("/."))); t(p.sameopenfile,0,0); t(p.samefile,"/","/nope"); t(p.getmtime,"/nope"); t(p.getsize,"/nope"); t(p.getsize,filename="/nope"); t(p.exists,path="/"); t(p.isdir,s="/"); t(p.exists,99); t(p.isfile,0.5)
class FP:
    def __init__(s,x): s.x=x
    def __fspath__(s): return s.x
    def __repr__(s): return "FP"
t(p.join,FP("a"),FP("b")); t(p.basename,FP(b"a/b")); t(p.normcase,FP("a")); t(p.split,FP(1)); t(p.abspath,FP("/x"))
