// SPDX-License-Identifier: MIT
// Hashing of byte strings: SipHash-1-3 with a seed chosen at start-up, as CPython 3.11 does.
#ifndef FO_BASE_HASH_H
#define FO_BASE_HASH_H

// Sets the 128-bit key. With a NULL environment value the key is random (getrandom); "0" gives the
// all-zero key and any other decimal number a key derived from it (PYTHONHASHSEED semantics).
void fo_hash_seed(const char *environment_value);

// Hashes n bytes. Never returns -1 (reserved, as in CPython: -1 becomes -2); the empty string hashes to 0.
int64_t fo_hash_bytes(const void *data, size_t n);

#endif
