// SPDX-License-Identifier: MIT
// Pending values: array temporaries whose elements have not been computed yet (array/expression.c). A pending value may lie in a
// register of the machine and be an operand of an operator or an argument of a native function that says FO_NATIVE_PENDING. Before it
// is stored in a name, attribute, item or container, returned, yielded, passed to any other callee, or left as the value of a
// statement, it must be settled: computed in place (the object stays the same, its type becomes numpy.ndarray). Where it becomes the
// value of a name, fo_pending_bind settles it or, inside `with folio.lazy():`, lets it be.
#ifndef FO_OBJECT_PENDING_H
#define FO_OBJECT_PENDING_H

extern FoType fo_pending_array_type;
// While none exists, which is nearly always, the object itself need not be looked at.
FO_INLINE bool fo_is_pending(const FoObject *o) { return fo_unlikely(fo_rt->n_pending) && o->type == &fo_pending_array_type; }
FO_MUST_CHECK bool fo_pending_settle(FoObject *o); // o is pending: computes it; false: an exception is pending (o stays pending)
// A name is about to hold o, which is pending: computes it, unless names may stay pending (`with folio.lazy():`).
FO_MUST_CHECK bool fo_pending_bind(FoObject *o);
// Makes sure that o is not pending. The one call for places where values stop being temporaries.
FO_MUST_CHECK FO_INLINE bool fo_settle(FoObject *o) { return fo_likely(!fo_is_pending(o)) || fo_pending_settle(o); }

#endif
