// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/describe_image.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "roadstead/image/inspect.hpp"
#include "roadstead/image/timestamp.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

// Of deterministic builds, which write no time, the moment at which roadstead first saw the image.
std::string time_of(const image::Report& report) {
  std::string time;
  if (report.sif) time = image::timestamp(report.sif->created);
  if (time.empty() && report.squashfs) time = image::timestamp(report.squashfs->modified);
  return time.empty() ? image::timestamp(std::time(nullptr)) : time;
}

Result<void> describe_file(const fs::path& file, const image::Report& report, ImageRecord& record) {
  record.layout = catalog::Layout::singularity;
  record.digest = catalog::Digest(*report.sha256);
  record.size_bytes = report.size_bytes;
  const bool is_sif = report.format == image::Format::sif;
  record.blobs = {{.digest = record.digest,
                   .size_bytes = report.size_bytes,
                   .media_type = is_sif ? "application/vnd.sylabs.sif.layer.v1.sif" : "application/octet-stream",
                   .file = file.generic_string()}};
  if (report.sif) record.signers = image::signers_of(*report.sif);
  return {};
}

Result<void> add_blob(const fs::path& layout, const image::LayoutBlob& blob, ImageRecord& record) {
  auto digest = catalog::Digest::parse(blob.descriptor.digest);
  if (!digest) return Failure(digest.error());
  const std::string file = (layout / "blobs" / "sha256" / digest->hex()).generic_string();
  if (blob.role == image::BlobRole::index || blob.role == image::BlobRole::manifest) {
    if (std::ranges::find(record.documents, file) == record.documents.end()) record.documents.push_back(file);
    return {};
  }
  if (std::ranges::find(record.blobs, *digest, &RecordedBlob::digest) != record.blobs.end()) return {};
  if (blob.state != image::BlobState::verified)
    return fail(Code::invalid, "{} is {}, want all blobs of the image in its layout", digest->text(),
                image::name(blob.state));
  record.blobs.push_back({.digest = *digest,
                          .size_bytes = blob.descriptor.size_bytes,
                          .media_type = blob.descriptor.media_type,
                          .file = file});
  return {};
}

Result<void> describe_layout(const fs::path& path, const image::Layout& layout, ImageRecord& record) {
  const auto is_root = [](const image::LayoutBlob& blob) { return blob.depth == 0; };
  const auto roots = std::ranges::count_if(layout.blobs, is_root);
  if (roots != 1)
    return fail(Code::invalid, "the index of the layout names {} images, want one: an index of its architectures",
                roots);
  const image::LayoutBlob& root = *std::ranges::find_if(layout.blobs, is_root);
  auto digest = catalog::Digest::parse(root.descriptor.digest);
  if (!digest) return Failure(digest.error());
  record.layout = catalog::Layout::oci;
  record.digest = *digest;
  record.size_bytes = root.descriptor.size_bytes;
  for (const image::LayoutBlob& blob : layout.blobs)
    if (auto done = add_blob(path, blob, record); !done) return done;
  return {};
}

// A README has 1 MiB for everything, and its parser takes a key of 1 KiB.
constexpr std::size_t most_labels = 500, key_limit = 256, label_limit = 4096, labels_limit = 65536;

// What settings say goes before what the image says.
std::string take_labels(const image::Labels& labels, ImageRecord& record) {
  std::size_t bytes = 0, taken = 0;
  std::vector<std::string_view> left_out;
  for (const auto& [key, value] : labels) {
    const std::size_t size = key.size() + value.size();
    if (key.size() > key_limit || size > label_limit || bytes + size > labels_limit || taken == most_labels) {
      left_out.push_back(key);
      continue;
    }
    bytes += size;
    ++taken;
    record.labels.emplace(key, value);
  }
  if (left_out.empty()) return {};
  const std::string more = left_out.size() == 1 ? "" : fmt::format(" and {} more", left_out.size() - 1);
  return fmt::format(
      "label '{}'{} of the image left out, want at most {} labels of {} bytes each, {} of the key, and {} in all",
      oci::excerpt(left_out.front()), more, most_labels, label_limit, key_limit, labels_limit);
}

}  // namespace

Result<std::string> describe_image(const fs::path& folder, const fs::path& image, ImageRecord& record) {
  auto report = image::inspect(image, {.hash = image::Hash::yes});
  if (!report) return Failure(report.error());
  if (image::is_damaged(*report))
    return fail(Code::invalid, "{}: the image is damaged: see roadstead image inspect", image.string());
  if (report->format == image::Format::oci_tar)
    return fail(Code::invalid, "{}: is an archive of an OCI layout, want the layout as a folder", image.string());
  const fs::path below = image.lexically_relative(folder);
  if (report->architectures.size() == 1) record.arch = report->architectures.front();
  record.created = time_of(*report);
  auto done = report->layout ? describe_layout(below, *report->layout, record) : describe_file(below, *report, record);
  if (!done) return Failure(done.error());
  return take_labels(report->labels, record);
}

}  // namespace roadstead::app
