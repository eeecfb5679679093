// SPDX-License-Identifier: MIT
#ifndef FO_CLI_VERSION_H
#define FO_CLI_VERSION_H
#define FO_VERSION "0.1.0"
#endif
