// SPDX-License-Identifier: MIT
#ifndef FO_TYPES_WEAKREF_H
#define FO_TYPES_WEAKREF_H

extern FoType fo_weakref_type, fo_weakproxy_type;
FoObject *fo_weakref_new(FoObject *target, FoObject *callback_or_null); // TypeError: cannot create weak reference to 'T' object
FoObject *fo_weakref_get(FoObject *ref); // new reference to the target, or to None
// Called when an object with a weak list dies (or is found unreachable): clears its references and calls their callbacks.
void fo_weakref_clear_all(FoObject *target);
bool fo_weakref_supported(const FoObject *o);

#endif
