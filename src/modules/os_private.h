// SPDX-License-Identifier: MIT
// Shared by the files of the module os (mod_os.c, os_*.c) only.
#ifndef FO_MODULES_OS_PRIVATE_H
#define FO_MODULES_OS_PRIVATE_H
#include <sys/stat.h>

#include "modules/io.h"
#include "modules/modules.h"
#include "modules/struct_sequence.h"

// A path (or a descriptor, where that is allowed) as the system wants it; the bytes live as long as `holder`.
typedef struct {
    const char *text; // NULL for a descriptor
    int fd;
    FoObject *holder; // bytes
    FoObject *given;  // borrowed: what the script passed, for errors
} FoPath;
// function: for "listdir: path should be string, bytes, os.PathLike or integer, not T"; kinds: what that message offers.
FO_MUST_CHECK bool fo_path_init(FoPath *path, FoObject *o, const char *function, bool allow_fd);
void fo_path_deinit(void *path);
#define FO_PATH __attribute__((cleanup(fo_path_deinit))) FoPath
void *fo_path_raise(const FoPath *path);                          // OSError of errno naming the path

FoObject *fo_os_stat_new(const struct stat *st);
FO_MUST_CHECK bool fo_os_stat_init(void);
FoObject *fo_os_environ_new(void);
FoObject *fo_os_scandir_new(FoObject *path_or_null);
FoObject *fo_os_walk_new(FoObject *top, bool top_down, FoObject *on_error, bool follow_links);
FO_MUST_CHECK bool fo_os_scan_init(void);
extern FoType fo_dir_entry_type, fo_os_stat_type, fo_os_terminal_size_type;

FoStr *fo_path_join_two(FoStr *a, FoStr *b); // posixpath.join
extern const FoNativeDef fo_os_process_defs[], fo_os_file_defs[], fo_os_descriptor_defs[];
FO_MUST_CHECK bool fo_os_add_numbers(FoModule *m); // os_constants.c

#endif
