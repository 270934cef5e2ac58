// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/squashfs_library.hpp"

namespace roadstead::image {

static int read_at_offset(sqfs_file_t* file, sqfs_u64 offset, void* buffer, std::size_t size) {
  auto& from = *reinterpret_cast<ReaderFile*>(file);
  if (from.reads_left == 0) return SQFS_ERROR_OVERFLOW;
  --from.reads_left;
  if (!from.reader.contains(offset, size)) return SQFS_ERROR_OUT_OF_BOUNDS;
  return from.reader.read(offset, std::span<char>(static_cast<char*>(buffer), size)) ? 0 : SQFS_ERROR_IO;
}

static int refuse_to_write(sqfs_file_t*, sqfs_u64, const void*, std::size_t) { return SQFS_ERROR_UNSUPPORTED; }

static int refuse_to_truncate(sqfs_file_t*, sqfs_u64) { return SQFS_ERROR_UNSUPPORTED; }

static sqfs_u64 size_of(const sqfs_file_t* file) { return reinterpret_cast<const ReaderFile*>(file)->reader.size(); }

static void leave_to_owner(sqfs_object_t*) {}

ReaderFile::ReaderFile(const Reader& from) : reader(from) {
  base.base.destroy = leave_to_owner;
  base.read_at = read_at_offset;
  base.write_at = refuse_to_write;
  base.get_size = size_of;
  base.truncate = refuse_to_truncate;
}

struct ErrorText {
  int error;
  Code code;
  std::string_view text;
};

static constexpr ErrorText errors[] = {
    {SQFS_ERROR_ALLOC, Code::unavailable, "no memory"},
    {SQFS_ERROR_IO, Code::unavailable, "the file cannot be read"},
    {SQFS_ERROR_COMPRESSOR, Code::invalid, "a block does not unpack"},
    {SQFS_ERROR_UNSUPPORTED, Code::invalid, "the squashfs uses what libsquashfs does not read"},
    {SQFS_ERROR_OVERFLOW, Code::invalid, "it takes more reads than one look-up may"},
    {SQFS_ERROR_OUT_OF_BOUNDS, Code::invalid, "a reference leaves the squashfs"},
    {SQFS_ERROR_NOT_FILE, Code::invalid, "not a regular file"},
};

Failure squashfs_failure(int error, std::string_view what) {
  for (const ErrorText& known : errors)
    if (known.error == error) return fail(known.code, "{}: {}", what, known.text);
  return fail(Code::invalid, "{}: the squashfs is damaged (libsquashfs error {})", what, error);
}

}  // namespace roadstead::image
