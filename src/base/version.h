// SPDX-License-Identifier: MIT
#ifndef FO_BASE_VERSION_H
#define FO_BASE_VERSION_H
#define FO_VERSION "0.1.0"
#endif
