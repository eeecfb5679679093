// SPDX-License-Identifier: MIT
// io: files. A stream (FoStream) is a descriptor with a buffer and speaks bytes; a text file (FoTextFile) lies over a stream or over
// any object with read/write; io.StringIO and io.BytesIO keep their content in memory.
#ifndef FO_MODULES_IO_H
#define FO_MODULES_IO_H

#include "types/types.h"

// Writes s to a file object: directly when it is a text file or StringIO of ours, through its write method otherwise (print's path).
FO_MUST_CHECK bool fo_file_write_str(FoObject *file, FoStr *s);
FO_MUST_CHECK bool fo_file_flush(FoObject *file); // file.flush()
// The three standard files.
FoObject *fo_file_standard(int fd);
FO_MUST_CHECK bool fo_io_init(void); // types of this room

// A path argument: str as it is, bytes decoded, __fspath__ asked; TypeError "expected str, bytes or os.PathLike object, not T"; ValueError for NUL.
FoStr *fo_path_from_object(FoObject *o);
FoObject *fo_fspath(FoObject *o); // os.fspath: a str or bytes
// Raises KeyboardInterrupt when SIGINT has arrived (after a system call said EINTR).
FO_MUST_CHECK bool fo_check_interrupt(void);

extern FoType fo_io_base_type, fo_raw_io_base_type, fo_buffered_io_base_type, fo_text_io_base_type;
extern FoType fo_file_io_type, fo_buffered_reader_type, fo_buffered_writer_type, fo_buffered_random_type, fo_text_file_type, fo_string_io_type, fo_bytes_io_type;
#endif
