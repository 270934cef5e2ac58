// SPDX-License-Identifier: Apache-2.0
#include <zlib.h>

#include "roadstead/contents/document.hpp"

namespace roadstead::contents {

// zlib writes a header without name and time by itself; 16 more than the window's bits asks for gzip's form.
Result<std::string> gzip(std::string_view bytes) {
  constexpr int level = 6, window_bits = 15 + 16, memory_level = 9;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, window_bits, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
    return fail(Code::unavailable, "no memory to pack {} bytes", bytes.size());
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int status = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (status != Z_STREAM_END) return fail(Code::internal, "zlib packs {} bytes with status {}", bytes.size(), status);
  return packed;
}

}  // namespace roadstead::contents
