// SPDX-License-Identifier: MIT
// None, NotImplemented, Ellipsis, True and False: static objects.
#ifndef FO_TYPES_BOOL_NONE_H
#define FO_TYPES_BOOL_NONE_H

extern FoType fo_none_type, fo_not_implemented_type, fo_ellipsis_type, fo_bool_type;
extern FoObject fo_none_object, fo_not_implemented_object, fo_ellipsis_object;
#define fo_none            (&fo_none_object)
#define fo_not_implemented (&fo_not_implemented_object)
#define fo_ellipsis        (&fo_ellipsis_object)
FO_INLINE FoObject *fo_new_none(void) { return fo_ref_object(fo_none); } // return fo_new_none();
FO_INLINE FoObject *fo_new_not_implemented(void) { return fo_ref_object(fo_not_implemented); }

extern FoObject *const fo_true, *const fo_false; // FoInt-shaped (28 bytes); see int.c
FO_INLINE FoObject *fo_bool_new(bool b) { return fo_ref_object(b ? fo_true : fo_false); }

#endif
