// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/multipart_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace roadstead::storage {

// Nothing in a form of ours could end it early: the file's bytes are counted by the server through Content-Length, and
// a boundary of this length does not come about by chance.
static constexpr std::string_view boundary = "roadstead-7c2f9a4b61d84e0fb3a5d1c68e97f204";

namespace {

/// Copies what of `text`, which lies at `begin` of the whole, falls into `out` at `offset`.
void copy_text(const std::string& text, std::uint64_t begin, std::uint64_t offset, std::span<char> out) {
  const std::uint64_t from = std::max(begin, offset), to = std::min(begin + text.size(), offset + out.size());
  if (from < to) std::memcpy(out.data() + (from - offset), text.data() + (from - begin), to - from);
}

}  // namespace

MultipartForm multipart_form(const std::string& field, const std::string& file_name, net::Body file) {
  const std::string head = fmt::format(
      "--{}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: "
      "application/octet-stream\r\n\r\n",
      boundary, field, file_name);
  const std::string tail = fmt::format("\r\n--{}--\r\n", boundary);
  const std::uint64_t file_end = head.size() + file.size_bytes, size = file_end + tail.size();
  const auto read = [=](std::uint64_t offset, std::span<char> out) -> Result<void> {
    copy_text(head, 0, offset, out);
    copy_text(tail, file_end, offset, out);
    const std::uint64_t from = std::max<std::uint64_t>(head.size(), offset);
    const std::uint64_t to = std::min<std::uint64_t>(file_end, offset + out.size());
    if (from >= to) return {};
    return file.read(from - head.size(), out.subspan(from - offset, to - from));
  };
  return {"multipart/form-data; boundary=" + std::string(boundary), {size, read}};
}

}  // namespace roadstead::storage
