// SPDX-License-Identifier: MIT
// References. A count of zero frees at once; deep structures are freed without deep recursion (object/trash.c).
#ifndef FO_OBJECT_REF_H
#define FO_OBJECT_REF_H

void fo_object_free(FoObject *o); // the count has reached zero

#define fo_ref(o)   ((__typeof__(o))fo_ref_object((FoObject *)(uintptr_t)(o)))   // a new reference to o, same pointer type
#define fo_unref(o) fo_unref_object((FoObject *)(o))
#define fo_xref(o)  ((__typeof__(o))fo_xref_object((FoObject *)(uintptr_t)(o)))  // NULL allowed
#define fo_xunref(o) fo_xunref_object((FoObject *)(o))
#define fo_lend(borrowed) ((FoObject *)(uintptr_t)(borrowed)) // a borrowed reference as an argument of a call

FO_INLINE FoObject *fo_ref_object(FoObject *o) {
    o->refcount++;
    return o;
}
FO_INLINE FoObject *fo_xref_object(FoObject *o) {
    if (o) o->refcount++;
    return o;
}
FO_INLINE void fo_unref_object(FoObject *o) {
    if (fo_unlikely(--o->refcount == 0)) fo_object_free(o);
}
FO_INLINE void fo_xunref_object(FoObject *o) {
    if (o) fo_unref_object(o);
}
// Takes a borrowed reference as an owned one.
FO_INLINE FoObject *fo_own(FoBorrowed o) { return fo_ref_object((FoObject *)(uintptr_t)o); }
// Stores a new value in a slot and then releases the old one (never the other way round: the release may run code).
#define fo_assign_give(slot, new_value)                                                                        \
    do {                                                                                                       \
        FoObject *fo_old_ = (FoObject *)*(slot);                                                               \
        *(slot) = (new_value);                                                                                 \
        fo_xunref(fo_old_);                                                                                    \
    } while (0)
#define fo_clear_slot(slot) fo_assign_give(slot, NULL)

// FO_AUTO(FoStr) s = …;  releases s when the scope ends (NULL allowed). fo_take(s) moves the reference out.
FO_INLINE void fo_auto_release(void *slot) { fo_xunref_object(*(FoObject **)slot); }
#define FO_AUTO(type) __attribute__((cleanup(fo_auto_release), unused)) type * // unused: held only
#define fo_take(slot)                                                                                          \
    ({                                                                                                         \
        __typeof__(slot) fo_taken_ = (slot);                                                                   \
        (slot) = NULL;                                                                                         \
        fo_taken_;                                                                                             \
    })

#endif
