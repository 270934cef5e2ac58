// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/archive_source.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "roadstead/image/hash_file.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

static std::string last_words(archive* a) {
  const char* const text = archive_error_string(a);
  return oci::excerpt(text ? text : "damaged");
}

Failure archive_failure(archive* a) {
  return fail(Code::invalid, "{}, want a whole and uncompressed tar", last_words(a));
}

Failure layer_failure(archive* a) {
  return fail(Code::invalid, "{}, want a layer that is a whole tar, plain or packed with gzip or zstd", last_words(a));
}

ArchiveSource::ArchiveSource(const FileHandle& file, Hash hash) : file_(file), buffer_(read_buffer_bytes, '\0') {
  if (hash == Hash::yes) hash_.emplace();
}

Result<void> ArchiveSource::open(archive* a) {
  if (!a) return fail(Code::unavailable, "no memory to read a tar");
  ::posix_fadvise(file_.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
  archive_read_support_format_tar(a);
  archive_read_set_read_callback(a, read);
  archive_read_set_skip_callback(a, skip);
  archive_read_set_callback_data(a, this);
  if (archive_read_open1(a) != ARCHIVE_OK) return archive_failure(a);
  return {};
}

Result<Sha256> ArchiveSource::finish() {
  ssize_t n = 1;
  while (n > 0) n = next();  // what stands after the end of the archive belongs to the file too
  if (n < 0) return fail_errno(errno, "reading");
  return hash_->finish();
}

ssize_t ArchiveSource::next() {
  ssize_t n = -1;
  do n = ::pread(file_.get(), buffer_.data(), buffer_.size(), offset_);
  while (n < 0 && errno == EINTR);
  if (n <= 0) return n;
  offset_ += n;
  if (hash_) hash_->update(std::string_view(buffer_).substr(0, static_cast<std::size_t>(n)));
  return n;
}

la_ssize_t ArchiveSource::read(archive* a, void* self, const void** buffer) {
  auto* const source = static_cast<ArchiveSource*>(self);
  const ssize_t n = source->next();
  if (n < 0) archive_set_error(a, errno, "the file cannot be read");
  *buffer = source->buffer_.data();
  return n;
}

// Nothing may be left out when the whole is hashed: 0 tells libarchive to read on instead.
la_int64_t ArchiveSource::skip(archive*, void* self, la_int64_t wanted) {
  auto* const source = static_cast<ArchiveSource*>(self);
  if (source->hash_) return 0;
  source->offset_ += wanted;
  return wanted;
}

}  // namespace roadstead::image
