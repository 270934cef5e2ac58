// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>

#include <cerrno>
#include <map>

#include "roadstead/image/archive_source.hpp"
#include "roadstead/image/layout_files.hpp"
#include "roadstead/oci/manifest.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

namespace {

constexpr std::size_t entry_limit = 65536;
constexpr std::uint64_t memory_limit_bytes = 64 << 20;

struct Entry {
  LayoutFile file;
  std::uint64_t offset = 0;             // in the tar
  std::optional<std::string> document;  // the bytes, when they may be JSON
};
using Entries = std::map<std::string, Entry, std::less<>>;

class TarFiles : public LayoutFiles {
 public:
  TarFiles(const FileHandle& tar, Entries entries) : tar_(tar), entries_(std::move(entries)) {}

  Result<std::optional<LayoutFile>> find(std::string_view name) override {
    const auto at = entries_.find(name);
    return at == entries_.end() ? std::nullopt : std::optional<LayoutFile>(at->second.file);
  }

  Result<std::optional<std::string>> read(std::string_view name, std::uint64_t limit_bytes) override {
    const auto at = entries_.find(name);
    if (at == entries_.end()) return std::optional<std::string>();
    const std::uint64_t size = at->second.file.size_bytes;
    if (size > limit_bytes) return fail(Code::invalid, "{}: {} bytes, want at most {}", name, size, limit_bytes);
    if (!at->second.document) return fail(Code::invalid, "{}: not a JSON object, want one", name);
    return at->second.document;
  }

  Result<std::optional<LayoutStream>> open(std::string_view name) override {
    const auto at = entries_.find(name);
    if (at == entries_.end()) return std::optional<LayoutStream>();
    FileHandle again(::fcntl(tar_.get(), F_DUPFD_CLOEXEC, 0));
    if (!again) return fail_errno(errno, name);
    return std::optional<LayoutStream>({std::move(again), at->second.offset, at->second.file.size_bytes});
  }

 private:
  const FileHandle& tar_;
  Entries entries_;
};

}  // namespace

static std::string_view plain_name(archive_entry* entry) {
  const char* const pathname = archive_entry_pathname(entry);
  std::string_view name = pathname ? pathname : "";
  while (name.starts_with("./")) name.remove_prefix(2);
  return name;
}

static bool belongs_to_layout(std::string_view name) {
  return name == "oci-layout" || name == "index.json" || name.starts_with("blobs/");
}

static bool may_be_json(std::string_view start) {
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  return first != start.npos && start[first] == '{';
}

// Reads the body of the entry as far as somebody needs it.
static Result<Entry> read_entry(archive* a, archive_entry* entry, Hash hash) {
  Entry result;
  result.file.size_bytes = static_cast<std::uint64_t>(archive_entry_size(entry));
  result.offset = static_cast<std::uint64_t>(archive_filter_bytes(a, 0));  // the header is read, its body is not
  std::optional<Sha256Stream> stream;
  if (hash == Hash::yes) stream.emplace();
  bool keep = result.file.size_bytes <= oci::manifest_limit_bytes;
  std::string bytes;
  for (;;) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(a, &block, &size, &offset);
    if (status == ARCHIVE_EOF) break;
    if (status != ARCHIVE_OK) return archive_failure(a);
    const std::string_view piece(static_cast<const char*>(block), size);
    if (bytes.empty() && keep) keep = may_be_json(piece);
    if (keep) bytes += piece;
    if (stream) stream->update(piece);
    if (!keep && !stream) break;
  }
  if (stream) result.file.sha256 = stream->finish();
  if (keep) result.document = std::move(bytes);
  return result;
}

static Result<void> check_entry(archive_entry* entry, std::string_view name, const Entries& entries) {
  if (archive_entry_sparse_count(entry) > 0)
    return fail(Code::invalid, "tar entry '{}' is sparse, want all its bytes", oci::excerpt(name));
  if (entries.contains(name)) return fail(Code::invalid, "tar has two entries '{}', want one", oci::excerpt(name));
  return {};
}

static Result<Entries> read_entries(archive* a, Hash hash) {
  Entries entries;
  std::uint64_t kept_bytes = 0;
  archive_entry* entry = nullptr;
  for (std::size_t n = 0;; ++n) {
    const int status = archive_read_next_header(a, &entry);
    if (status == ARCHIVE_EOF) return entries;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return archive_failure(a);
    if (n == entry_limit) return fail(Code::invalid, "tar has more than {} entries, want fewer", entry_limit);
    const std::string name(plain_name(entry));
    if (!belongs_to_layout(name) || archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry))
      continue;
    if (auto done = check_entry(entry, name, entries); !done) return Failure(done.error());
    auto read = read_entry(a, entry, hash);
    if (!read) return wrap(read.error(), oci::excerpt(name));
    kept_bytes += read->document ? read->document->size() : 0;
    if (kept_bytes > memory_limit_bytes)
      return fail(Code::invalid, "tar has more than {} bytes of JSON, want fewer", memory_limit_bytes);
    entries.emplace(name, std::move(*read));
  }
}

Result<LayoutTar> open_layout_tar(const FileHandle& file, Hash hash) {
  ArchiveSource source(file, hash);
  const Archive a(archive_read_new());
  if (auto done = source.open(a.get()); !done) return Failure(done.error());
  auto entries = read_entries(a.get(), hash);
  if (!entries) return Failure(entries.error());
  LayoutTar tar{std::make_unique<TarFiles>(file, std::move(*entries)), std::nullopt};
  if (hash == Hash::no) return tar;
  auto sha256 = source.finish();
  if (!sha256) return Failure(sha256.error());
  tar.sha256 = *sha256;
  return tar;
}

}  // namespace roadstead::image
