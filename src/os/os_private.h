// SPDX-License-Identifier: MIT
// Reading small system files without stdio. Only for the files of src/os.
#ifndef FO_OS_PRIVATE_H
#define FO_OS_PRIVATE_H
#ifndef FO_OS_INSIDE
#error "os_private.h belongs to src/os: include os/os.h"
#endif

#include "os/os.h"

// Reads a file into buffer (NUL-terminated, cut at capacity - 1). Returns its length, -1 when it cannot be
// read.
int fo_os_text_read(const char *path, char *buffer, size_t capacity);

// The number after "name" at the start of a line ("VmRSS:   123 kB"); false when there is none.
bool fo_os_text_number(const char *text, const char *name, size_t *value);

// Calls visit with the path of every control file "<mount>/<group>/<name>" from this process's own group of
// the given controller up to the root, for cgroup v2 (controller NULL) or v1.
void fo_os_cgroup_each(const char *controller, const char *name,
                       void (*visit)(const char *path, void *context), void *context);

#endif
