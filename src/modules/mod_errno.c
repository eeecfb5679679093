// SPDX-License-Identifier: MIT
// errno: the system's error numbers by name.
#include <errno.h>

#include "modules/modules.h"

// Names whose number another name stands for come first: the last one is what errorcode says.
#define NUMBERS(X) \
    X(EDEADLK) X(EOPNOTSUPP) X(EWOULDBLOCK) X(EPERM) X(ENOENT) X(ESRCH) X(EINTR) X(EIO) X(ENXIO) X(E2BIG) X(ENOEXEC) X(EBADF) X(ECHILD) X(EAGAIN) \
    X(ENOMEM) X(EACCES) X(EFAULT) X(ENOTBLK) X(EBUSY) X(EEXIST) X(EXDEV) X(ENODEV) X(ENOTDIR) X(EISDIR) X(EINVAL) X(ENFILE) X(EMFILE) X(ENOTTY) \
    X(ETXTBSY) X(EFBIG) X(ENOSPC) X(ESPIPE) X(EROFS) X(EMLINK) X(EPIPE) X(EDOM) X(ERANGE) X(EDEADLOCK) X(ENAMETOOLONG) X(ENOLCK) X(ENOSYS) \
    X(ENOTEMPTY) X(ELOOP) X(ENOMSG) X(EIDRM) X(ECHRNG) X(EL2NSYNC) X(EL3HLT) X(EL3RST) X(ELNRNG) X(EUNATCH) X(ENOCSI) X(EL2HLT) X(EBADE) X(EBADR) \
    X(EXFULL) X(ENOANO) X(EBADRQC) X(EBADSLT) X(EBFONT) X(ENOSTR) X(ENODATA) X(ETIME) X(ENOSR) X(ENONET) X(ENOPKG) X(EREMOTE) X(ENOLINK) X(EADV) \
    X(ESRMNT) X(ECOMM) X(EPROTO) X(EMULTIHOP) X(EDOTDOT) X(EBADMSG) X(EOVERFLOW) X(ENOTUNIQ) X(EBADFD) X(EREMCHG) X(ELIBACC) X(ELIBBAD) X(ELIBSCN) \
    X(ELIBMAX) X(ELIBEXEC) X(EILSEQ) X(ERESTART) X(ESTRPIPE) X(EUSERS) X(ENOTSOCK) X(EDESTADDRREQ) X(EMSGSIZE) X(EPROTOTYPE) X(ENOPROTOOPT) \
    X(EPROTONOSUPPORT) X(ESOCKTNOSUPPORT) X(ENOTSUP) X(EPFNOSUPPORT) X(EAFNOSUPPORT) X(EADDRINUSE) X(EADDRNOTAVAIL) X(ENETDOWN) X(ENETUNREACH) \
    X(ENETRESET) X(ECONNABORTED) X(ECONNRESET) X(ENOBUFS) X(EISCONN) X(ENOTCONN) X(ESHUTDOWN) X(ETOOMANYREFS) X(ETIMEDOUT) X(ECONNREFUSED) \
    X(EHOSTDOWN) X(EHOSTUNREACH) X(EALREADY) X(EINPROGRESS) X(ESTALE) X(EUCLEAN) X(ENOTNAM) X(ENAVAIL) X(EISNAM) X(EREMOTEIO) X(EDQUOT) X(ENOMEDIUM) \
    X(EMEDIUMTYPE) X(ECANCELED) X(ENOKEY) X(EKEYEXPIRED) X(EKEYREVOKED) X(EKEYREJECTED) X(EOWNERDEAD) X(ENOTRECOVERABLE) X(ERFKILL)

static const struct {
    const char *name;
    int number;
} table[] = {
#define X(name) {#name, name},
    NUMBERS(X)
#undef X
};
#undef NUMBERS

static const FoNativeDef defs[] = {{NULL}};

FoObject *fo_module_errno_new(void) {
    FO_AUTO(FoModule) m = fo_module_from_defs("errno", "This module makes available standard errno system symbols.", defs);
    FO_AUTO(FoDict) codes = fo_dict_new();
    for (size_t i = 0; m && codes && i < FO_COUNT_OF(table); i++) {
        FO_AUTO(FoObject) number = fo_int_from_i64(table[i].number);
        FO_AUTO(FoObject) name = (FoObject *)fo_str_from_text(table[i].name);
        if (!number || !name || !fo_module_add_give(m, table[i].name, fo_ref(number)) || !fo_dict_set(codes, number, name)) return NULL;
    }
    if (!m || !codes || !fo_module_add_give(m, "errorcode", fo_ref_object((FoObject *)codes))) return NULL;
    return (FoObject *)fo_take(m);
}
