// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/layer_source.hpp"

#include <algorithm>
#include <cerrno>

#include "roadstead/image/hash_file.hpp"

namespace roadstead::image {

LayerSource::LayerSource(const LayoutStream& layer) : layer_(layer), buffer_(read_buffer_bytes, '\0') {}

Result<void> LayerSource::open(archive* a) {
  if (!a) return fail(Code::unavailable, "no memory to read a layer");
  archive_read_support_format_tar(a);
  archive_read_support_filter_gzip(a);
  archive_read_support_filter_zstd(a);
  archive_read_support_filter_bzip2(a);
  archive_read_support_filter_xz(a);
  archive_read_set_read_callback(a, read);
  archive_read_set_callback_data(a, this);
  if (archive_read_open1(a) != ARCHIVE_OK) return layer_failure(a);
  return {};
}

la_ssize_t LayerSource::read(archive* a, void* self, const void** buffer) {
  auto& source = *static_cast<LayerSource*>(self);
  const std::size_t size = std::min<std::uint64_t>(source.buffer_.size(), source.layer_.size_bytes - source.done_);
  *buffer = source.buffer_.data();
  if (!read_at(source.layer_.file, source.layer_.offset + source.done_, {source.buffer_.data(), size})) {
    archive_set_error(a, EIO, "the layer cannot be read");
    return -1;
  }
  source.done_ += size;
  return static_cast<la_ssize_t>(size);
}

}  // namespace roadstead::image
