// SPDX-License-Identifier: MIT
// What the modules keep for the runtime's lifetime (fo_rt->module_state).
#ifndef FO_MODULES_STATE_H
#define FO_MODULES_STATE_H
#include "types/types.h"

typedef struct {
    FoType *unsupported_operation;
    FoType *float_info, *int_info, *hash_info, *version_info, *flags_type, *implementation_type, *thread_info;
    FoType *struct_time, *stat_result, *dir_entry, *uname_result, *terminal_size;
    FoObject *path_like;
    bool started;
} FoModulesState;
FoModulesState *fo_modules_state(void); // made when first asked for; NULL: MemoryError is pending
void fo_modules_state_deinit(void);        // after modules are gone

#endif
