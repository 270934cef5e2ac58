// SPDX-License-Identifier: Apache-2.0
#include <sys/mman.h>

#include "report.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/oci/printable.hpp"

using namespace roadstead;
using fuzz::require;

static FileHandle file_of(std::string_view bytes) {
  FileHandle file(::memfd_create("layout.tar", MFD_CLOEXEC));
  require(file && write_all(file.get(), bytes).has_value());
  return file;
}

static void check_blob(const image::LayoutBlob& blob) {
  require(blob.depth <= image::layout_depth_limit);
  if (blob.state == image::BlobState::verified || blob.state == image::BlobState::present)
    require(blob.size_bytes == blob.descriptor.size_bytes);
}

// An OCI layout in a tar, from its first block to the blobs that its manifests name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const FileHandle file = file_of(fuzz::text_of(data, size));
  auto tar = image::open_layout_tar(file, image::Hash::yes);
  if (!tar) return 0;
  require(tar->sha256 == sha256(fuzz::text_of(data, size)));
  auto layout = image::read_layout(*tar->files);
  if (!layout) return 0;
  require(layout->blobs.size() <= image::layout_blob_limit);
  for (const image::LayoutBlob& blob : layout->blobs) check_blob(blob);
  for (const auto& [key, value] : layout->labels)
    require(!key.empty() && oci::printable(key) == key && oci::printable(value, oci::Lines::many) == value);
  image::Report report{.format = image::Format::oci_tar, .size_bytes = size, .layout = std::move(*layout)};
  fuzz::check_report(report);
  return 0;
}
