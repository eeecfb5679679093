// SPDX-License-Identifier: MIT
// errno: the system's error numbers by name.
#include <errno.h>

#include "modules/modules.h"

#define NUMBERS(X)                                                                                             \
    X(EPERM) X(ENOENT) X(ESRCH) X(EINTR) X(EIO) X(ENXIO) X(E2BIG) X(ENOEXEC) X(EBADF) X(ECHILD) X(EAGAIN) X(ENOMEM) X(EACCES) X(EFAULT)   \
    X(ENOTBLK) X(EBUSY) X(EEXIST) X(EXDEV) X(ENODEV) X(ENOTDIR) X(EISDIR) X(EINVAL) X(ENFILE) X(EMFILE) X(ENOTTY) X(ETXTBSY) X(EFBIG)      \
    X(ENOSPC) X(ESPIPE) X(EROFS) X(EMLINK) X(EPIPE) X(EDOM) X(ERANGE) X(EDEADLK) X(ENAMETOOLONG) X(ENOLCK) X(ENOSYS) X(ENOTEMPTY) X(ELOOP) \
    X(EWOULDBLOCK) X(EOVERFLOW) X(EILSEQ) X(ENOTSOCK) X(EADDRINUSE) X(EADDRNOTAVAIL) X(ENETUNREACH) X(ECONNABORTED) X(ECONNRESET)          \
    X(ENOTCONN) X(ESHUTDOWN) X(ETIMEDOUT) X(ECONNREFUSED) X(EHOSTUNREACH) X(EALREADY) X(EINPROGRESS) X(ESTALE) X(EDQUOT) X(ECANCELED)      \
    X(ENOTSUP) X(EOPNOTSUPP) X(EPROTO)

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
