// SPDX-License-Identifier: MIT
#ifndef FO_TYPES_MODULE_H
#define FO_TYPES_MODULE_H

struct FoModule {
    FoObject head;
    FoDict *dict;
    FoObject *weaklist;
    bool built_in; // shows itself as such
    bool starting; // its code is still running
};
extern FoType fo_module_type;
FO_INLINE bool fo_module_check(const FoObject *o) { return fo_is_a(o, &fo_module_type); }
FoModule *fo_module_new(const char *name);
FoModule *fo_module_from_dict(FoStr *name, FoDict *dict); // over a namespace that exists already
// A module filled from native definitions (each gets __module__ = name); constants are added by the caller.
FoModule *fo_module_from_defs(const char *name, const char *doc, const FoNativeDef *defs);
FO_MUST_CHECK bool fo_module_add_defs(FoModule *m, const FoNativeDef *defs); // more of them, with the module as self
FO_MUST_CHECK bool fo_module_add_give(FoModule *m, const char *name, FoObject *value); // consumes value; NULL fails
FO_MUST_CHECK bool fo_module_add_i64(FoModule *m, const char *name, int64_t value);
FO_MUST_CHECK bool fo_module_add_text(FoModule *m, const char *name, const char *text);

#endif
