// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/layer_files.hpp"

#include <algorithm>
#include <optional>

#include "roadstead/base/text.hpp"
#include "roadstead/image/layer_source.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

namespace {

// A name in a pax header is UTF-8, and no text of the locale where that is "C"; any other is bytes.
std::string_view path_of(archive_entry* entry) {
  if (const char* const text = archive_entry_pathname(entry)) return text;
  if (const char* const text = archive_entry_pathname_utf8(entry)) return text;
  return {};
}

std::string_view symlink_of(archive_entry* entry) {
  if (const char* const text = archive_entry_symlink(entry)) return text;
  if (const char* const text = archive_entry_symlink_utf8(entry)) return text;
  return {};
}

std::string_view hard_link_of(archive_entry* entry) {
  if (const char* const text = archive_entry_hardlink(entry)) return text;
  if (const char* const text = archive_entry_hardlink_utf8(entry)) return text;
  return {};
}

// "./usr//bin/" is usr/bin; the root is empty.
Result<std::string> plain_path(std::string_view path) {
  std::string plain;
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == "..") return fail(Code::invalid, "'{}' leaves the image, want a path inside", oci::excerpt(path));
    if (!plain.empty()) plain += '/';
    plain += part;
  }
  if (auto fine = check_path(plain); !fine) return Failure(fine.error());
  return plain;
}

FileKind kind_of(archive_entry* entry) {
  if (!hard_link_of(entry).empty()) return FileKind::hard_link;
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG: return FileKind::file;
    case AE_IFDIR: return FileKind::folder;
    case AE_IFLNK: return FileKind::symlink;
    default: return FileKind::other;
  }
}

Result<std::string> read_start(archive* a, std::uint64_t limit_bytes) {
  std::string bytes(limit_bytes, '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const la_ssize_t n = archive_read_data(a, bytes.data() + done, bytes.size() - done);
    if (n < 0) return layer_failure(a);
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  bytes.resize(done);
  return bytes;
}

Result<void> show(archive* a, archive_entry* entry, const std::string& path, const VisitFile& visit) {
  FileEntry shown{.path = path, .kind = kind_of(entry)};
  std::string target;
  if (shown.kind == FileKind::file) shown.size_bytes = static_cast<std::uint64_t>(archive_entry_size(entry));
  if (shown.kind == FileKind::symlink) target = symlink_of(entry);
  if (shown.kind == FileKind::hard_link) {
    auto plain = plain_path(hard_link_of(entry));
    if (!plain) return Failure(plain.error());
    target = std::move(*plain);
  }
  shown.target = target;
  return visit(shown, [&](std::uint64_t limit_bytes) -> Result<std::string> {
    if (shown.kind != FileKind::file) return std::string();
    return read_start(a, std::min(limit_bytes, shown.size_bytes));
  });
}

// A layer of names that are never seen must end too.
constexpr std::uint64_t layer_entry_limit = 4 * file_count_limit;

Result<void> take(archive* a, archive_entry* entry, LayerStack& stack, std::uint64_t& unpacked_bytes,
                  const VisitFile& visit) {
  const auto size = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0));
  if (size > unpacked_limit_bytes - std::min(unpacked_bytes, unpacked_limit_bytes))
    return fail(Code::invalid, "the layers unpack to more than {} bytes, want fewer", unpacked_limit_bytes);
  unpacked_bytes += size;
  auto path = plain_path(path_of(entry));
  if (!path) return Failure(path.error());
  if (path->empty()) return {};
  auto is_seen = stack.add(*path, kind_of(entry));
  if (!is_seen) return Failure(is_seen.error());
  return *is_seen ? show(a, entry, *path, visit) : Result<void>();
}

}  // namespace

Result<void> list_layer(const LayoutStream& layer, LayerStack& stack, std::uint64_t& unpacked_bytes,
                        const VisitFile& visit) {
  LayerSource source(layer);
  const Archive a(archive_read_new());
  if (auto done = source.open(a.get()); !done) return done;
  archive_entry* entry = nullptr;
  for (std::uint64_t n = 0;; ++n) {
    const int status = archive_read_next_header(a.get(), &entry);
    if (status == ARCHIVE_EOF) return {};
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return layer_failure(a.get());
    if (n == layer_entry_limit) return fail(Code::invalid, "a layer has more than {} entries, want fewer", n);
    if (auto done = take(a.get(), entry, stack, unpacked_bytes, visit); !done) return done;
  }
}

}  // namespace roadstead::image
