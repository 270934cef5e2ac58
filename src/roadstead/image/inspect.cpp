// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/inspect.hpp"

#include <algorithm>

#include "roadstead/base/hex.hpp"
#include "roadstead/image/hash_file.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

// Enough for the magic of a tar, which comes last.
static constexpr std::uint64_t start_bytes = 512;

// Where a squashfs begins: at 0, or after the line that made images of Singularity 2 executable.
static std::optional<std::uint64_t> squashfs_offset(std::string_view start) {
  if (is_squashfs(start)) return 0;
  const std::string_view line = start.substr(0, start.find('\n'));
  if (!line.starts_with("#!") || !line.ends_with(" run-singularity") || line.size() == start.size())
    return std::nullopt;
  const std::size_t after = line.size() + 1;
  return is_squashfs(start.substr(after)) ? std::optional<std::uint64_t>(after) : std::nullopt;
}

// "ustar" and a NUL by POSIX, "ustar" and a space by older GNU tar.
static bool is_tar(std::string_view start) { return start.size() == start_bytes && start.substr(257, 5) == "ustar"; }

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

static Failure unknown_format(std::string_view start) {
  constexpr std::string_view wanted = "want a SIF, a squashfs, or an OCI image layout as directory or tar";
  if (start.empty()) return fail(Code::invalid, "is empty, {}", wanted);
  const std::string_view first = start.substr(0, 16);
  return fail(Code::invalid, "starts with '{}' (hex {}), {}", oci::excerpt(first),
              to_hex({reinterpret_cast<const std::uint8_t*>(first.data()), first.size()}), wanted);
}

static Result<void> read_file(const FileHandle& file, Hash hash, Report& report) {
  const Reader reader(file, report.size_bytes);
  auto start = reader.read(0, std::min(report.size_bytes, start_bytes));
  if (!start) return Failure(start.error());
  if (!is_sif(*start) && is_tar(*start)) return read_tar(file, hash, report);
  const auto offset = squashfs_offset(*start);
  if (!is_sif(*start) && !offset) return unknown_format(*start);
  auto done = is_sif(*start) ? read_sif(reader, report)
                             : read_squashfs(reader.window(*offset, report.size_bytes - *offset), report);
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
