// SPDX-License-Identifier: MIT
// The header of every object, and the names of the built-in structures.
//
//   object address (id)  ──►  refcount   8 bytes
//                             type       8 bytes
//                             …          the type's own fields
//
// An object that can take part in a cycle is preceded by the collector's 16 bytes (FoGcHead); its block starts there.
#ifndef FO_OBJECT_HEADER_H
#define FO_OBJECT_HEADER_H

typedef struct FoType FoType;
typedef struct FoObject {
    int64_t refcount; // 0 in a freed block until it is reused
    FoType *type;
} FoObject;

// A variable-size object: size is the number of items (for int: digits, negative for a negative number).
typedef struct {
    FoObject head;
    int64_t size;
} FoVarObject;

typedef struct FoGcHead {
    struct FoGcHead *next;
    uintptr_t prev; // previous head, the low bits are the collector's flags
} FoGcHead;

typedef struct FoInt FoInt;
typedef struct FoFloat FoFloat;
typedef struct FoComplex FoComplex;
typedef struct FoStr FoStr;
typedef struct FoBytesObject FoBytesObject; // the type `bytes`; FoBytes is the array layer's block of memory
typedef struct FoTuple FoTuple;
typedef struct FoList FoList;
typedef struct FoDict FoDict;
typedef struct FoSet FoSet;
typedef struct FoModule FoModule;
typedef struct FoException FoException;
typedef struct FoRuntime FoRuntime;
typedef struct FoShape FoShape;
typedef struct FoFrame FoFrame;

// A borrowed reference: returned by the *_peek functions. It may be compared, tested for NULL, given to fo_ref (which makes it
// owned) or lent to a call with fo_lend. In the check build (check_borrows) it is a pointer to const, so that releasing,
// storing or returning one as if it were owned does not compile.
#ifdef FO_CHECK_BORROWS
typedef const FoObject *FoBorrowed;
#else
typedef FoObject *FoBorrowed;
#endif

// The count that shared, never-freed objects start with (None, small integers, static types, interned names).
#define FO_SHARED_REFCOUNT 999999999

#endif
