// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/inspect.hpp"

#include <algorithm>

#include "roadstead/image/hash_file.hpp"
#include "roadstead/image/recognise.hpp"

namespace roadstead::image {

static void take_metadata(Report& report, Metadata metadata) {
  report.definition = std::move(metadata.definition);
  report.labels = std::move(metadata.labels);
  if (!metadata.architecture.empty()) report.architectures = {std::move(metadata.architecture)};
  report.notes = std::move(metadata.notes);
}

static Result<void> read_sif(const Reader& reader, Report& report) {
  auto sif = parse_sif(reader);
  if (!sif) return Failure(sif.error());
  report.format = Format::sif;
  take_metadata(report, sif_metadata(reader, *sif));
  const SifObject* const primary = primary_partition(*sif);
  if (primary && primary->partition->filesystem == SifFilesystem::squashfs) {
    auto squashfs = parse_squashfs(reader.window(primary->offset, primary->size_bytes));
    if (squashfs)
      report.squashfs = *squashfs;
    else
      report.notes.push_back(fmt::format("SIF object {}: {}", primary->id, squashfs.error().message()));
  }
  report.sif = std::move(*sif);
  return {};
}

static Result<void> read_squashfs(const Reader& reader, Report& report) {
  auto squashfs = parse_squashfs(reader);
  if (!squashfs) return Failure(squashfs.error());
  report.format = Format::squashfs;
  report.squashfs = *squashfs;
  take_metadata(report, squashfs_metadata(reader));
  return {};
}

static Result<void> read_layout(LayoutFiles& files, Report& report) {
  auto layout = image::read_layout(files);
  if (!layout) return Failure(layout.error());
  auto& architectures = report.architectures;
  for (const LayoutBlob& blob : layout->blobs)
    if (blob.descriptor.platform && !blob.descriptor.platform->architecture.empty())
      architectures.push_back(blob.descriptor.platform->architecture);
  std::ranges::sort(architectures);
  architectures.erase(std::unique(architectures.begin(), architectures.end()), architectures.end());
  report.labels = std::move(layout->labels);
  report.notes = std::move(layout->notes);
  report.layout = std::move(*layout);
  return {};
}

static Result<void> read_tar(const FileHandle& file, Hash hash, Report& report) {
  auto tar = open_layout_tar(file, hash);
  if (!tar) return Failure(tar.error());
  report.format = Format::oci_tar;
  report.sha256 = tar->sha256;
  return read_layout(*tar->files, report);
}

static Result<void> read_file(const FileHandle& file, Hash hash, Report& report) {
  const Reader reader(file, report.size_bytes);
  const auto recognised = recognise(reader);
  if (!recognised) return Failure(recognised.error());
  if (recognised->format == Format::oci_tar) return read_tar(file, hash, report);
  const Reader inside = reader.window(recognised->offset, report.size_bytes - recognised->offset);
  auto done = recognised->format == Format::sif ? read_sif(inside, report) : read_squashfs(inside, report);
  if (!done || hash == Hash::no) return done;
  auto sha256 = hash_file(file);
  if (!sha256) return Failure(sha256.error());
  report.sha256 = *sha256;
  return {};
}

// The two that open say which path themselves.
static Result<void> read_path(const std::filesystem::path& path, Hash hash, Report& report) {
  std::error_code unknown;  // what is not there is told by open_for_reading()
  if (std::filesystem::is_directory(path, unknown)) {
    auto files = open_layout_directory(path, hash);
    if (!files) return Failure(files.error());
    report.format = Format::oci_directory;
    if (auto done = read_layout(**files, report); !done) return wrap(done.error(), path.string());
    return {};
  }
  auto file = open_for_reading(path);
  if (!file) return Failure(file.error());
  auto size = file_size(*file);
  if (!size) return wrap(size.error(), path.string());
  report.size_bytes = *size;
  if (auto done = read_file(*file, hash, report); !done) return wrap(done.error(), path.string());
  return {};
}

bool is_damaged(const Report& report) {
  if (report.layout) return is_damaged(*report.layout);
  const SifObject* const primary = report.sif ? primary_partition(*report.sif) : nullptr;
  return primary && primary->partition->filesystem == SifFilesystem::squashfs && !report.squashfs;
}

Result<Report> inspect(const std::filesystem::path& path, const InspectOptions& options) {
  Report report;
  if (auto done = read_path(path, options.hash, report); !done) return Failure(done.error());
  return report;
}

}  // namespace roadstead::image
