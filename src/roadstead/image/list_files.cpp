// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/list_files.hpp"

#include <algorithm>
#include <vector>

#include "roadstead/image/image_config.hpp"
#include "roadstead/image/layer_files.hpp"
#include "roadstead/image/layout.hpp"
#include "roadstead/image/metadata.hpp"
#include "roadstead/image/recognise.hpp"
#include "roadstead/image/squashfs.hpp"
#include "roadstead/image/squashfs_files.hpp"
#include "roadstead/image/timestamp.hpp"
#include "roadstead/oci/digest.hpp"
#include "roadstead/oci/manifest.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

namespace {

Failure no_such_image(std::string_view wanted, std::string_view there) {
  return fail(Code::invalid, "no image for '{}', want {}", oci::excerpt(wanted), there);
}

Result<void> expect_architecture(std::string_view wanted, const std::string& there) {
  if (wanted.empty() || there.empty() || wanted == there) return {};
  return no_such_image(wanted, there);
}

Result<void> list_squashfs(const Reader& reader, const VisitFile& visit) {
  const auto files = SquashfsFiles::open(reader);
  return files ? files->each(visit) : Result<void>(Failure(files.error()));
}

ListedImage listed_file(std::string created, Metadata metadata) {
  ListedImage listed;
  listed.architecture = std::move(metadata.architecture);
  listed.created = std::move(created);
  listed.config.labels = std::move(metadata.labels);
  listed.config.definition = std::move(metadata.definition);
  listed.notes = std::move(metadata.notes);
  return listed;
}

Result<ListedImage> list_sif(const Reader& reader, std::string_view architecture, const VisitFile& visit) {
  const auto sif = parse_sif(reader);
  if (!sif) return Failure(sif.error());
  const SifObject* const primary = primary_partition(*sif);
  if (primary == nullptr) return fail(Code::invalid, "the SIF has no primary partition, want one with the files");
  if (primary->partition->filesystem != SifFilesystem::squashfs)
    return fail(Code::invalid, "the primary partition is {}, want squashfs", name(primary->partition->filesystem));
  if (auto fine = expect_architecture(architecture, primary->partition->architecture); !fine)
    return Failure(fine.error());
  const Reader inside = reader.window(primary->offset, primary->size_bytes);
  if (auto done = list_squashfs(inside, visit); !done) return Failure(done.error());
  return listed_file(timestamp(sif->created), sif_metadata(reader, *sif));
}

Result<ListedImage> list_bare_squashfs(const Reader& reader, std::string_view architecture, const VisitFile& visit) {
  const auto squashfs = parse_squashfs(reader);
  if (!squashfs) return Failure(squashfs.error());
  Metadata metadata = squashfs_metadata(reader);
  if (auto fine = expect_architecture(architecture, metadata.architecture); !fine) return Failure(fine.error());
  if (auto done = list_squashfs(reader, visit); !done) return Failure(done.error());
  return listed_file(timestamp(squashfs->modified), std::move(metadata));
}

std::string architecture_of(const LayoutBlob& manifest) {
  return manifest.descriptor.platform ? manifest.descriptor.platform->architecture : "";
}

// An index may list what is no image: attestations say that they run on "unknown".
bool is_image(const LayoutBlob& blob) { return blob.role == BlobRole::manifest && architecture_of(blob) != "unknown"; }

using Blobs = std::vector<LayoutBlob>;

Result<Blobs::const_iterator> choose(const Blobs& blobs, std::string_view wanted) {
  const auto is_for = [&](std::string_view architecture) {
    return std::ranges::find_if(blobs, [&](const LayoutBlob& blob) {
      return is_image(blob) && (architecture.empty() || architecture_of(blob) == architecture);
    });
  };
  auto chosen = is_for(wanted.empty() ? "amd64" : wanted);
  if (chosen == blobs.end() && wanted.empty()) chosen = is_for("");
  if (chosen != blobs.end()) return chosen;
  const auto any = is_for("");
  if (any == blobs.end()) return fail(Code::invalid, "the layout has no image, want one");
  return no_such_image(wanted, architecture_of(*any));
}

/// The layers of a manifest, the base last: what is on top decides what is seen.
std::vector<const LayoutBlob*> layers_from_top(const Blobs& blobs, Blobs::const_iterator manifest) {
  std::vector<const LayoutBlob*> layers;
  for (auto at = manifest + 1; at != blobs.end() && at->depth > manifest->depth; ++at)
    if (at->role == BlobRole::layer) layers.push_back(&*at);
  std::ranges::reverse(layers);
  return layers;
}

std::string file_of(const LayoutBlob& blob) {
  const std::string& digest = blob.descriptor.digest;
  return fmt::format("blobs/{}/{}", oci::digest_algorithm(digest), oci::digest_hex(digest));
}

Result<void> list_one_layer(LayoutFiles& files, const LayoutBlob& blob, LayerStack& stack,
                            std::uint64_t& unpacked_bytes, const VisitFile& visit) {
  const auto layer = files.open(file_of(blob));
  if (!layer) return Failure(layer.error());
  if (!*layer) return fail(Code::invalid, "the layer is not in the layout, want it there");
  return list_layer(**layer, stack, unpacked_bytes, visit);
}

// The first that stands behind a manifest is its config; one of another type than JSON says nothing of this.
void read_config(LayoutFiles& files, const LayoutBlob& blob, ListedImage& listed) {
  const auto bytes = files.read(file_of(blob), oci::manifest_limit_bytes);
  if (!bytes || !*bytes) return listed.notes.push_back(blob.descriptor.digest + ": the config cannot be read");
  auto config = parse_image_config(**bytes);
  if (!config) return;
  if (!config->labels_problem.empty())
    listed.notes.push_back(fmt::format("{}: {}", blob.descriptor.digest, config->labels_problem));
  listed.config = std::move(config->run);
}

Result<ListedImage> list_layout(LayoutFiles& files, std::string_view architecture, const VisitFile& visit) {
  const auto layout = read_layout(files);
  if (!layout) return Failure(layout.error());
  const auto manifest = choose(layout->blobs, architecture);
  if (!manifest) return Failure(manifest.error());
  if (!(*manifest)->problem.empty()) return fail(Code::invalid, "{}", (*manifest)->problem);
  LayerStack stack;
  std::uint64_t unpacked_bytes = 0;
  for (const LayoutBlob* const layer : layers_from_top(layout->blobs, *manifest)) {
    if (auto done = list_one_layer(files, *layer, stack, unpacked_bytes, visit); !done)
      return wrap(done.error(), layer->descriptor.digest);
    stack.next_layer();
  }
  ListedImage listed{.digest = (*manifest)->descriptor.digest,
                     .architecture = architecture_of(**manifest),
                     .created = timestamp((*manifest)->created),
                     .config = {},
                     .notes = {}};
  if (const auto config = *manifest + 1; config != layout->blobs.end() && config->role == BlobRole::config)
    read_config(files, *config, listed);
  return listed;
}

Result<ListedImage> list_file(const FileHandle& file, std::string_view architecture, const VisitFile& visit) {
  const auto size = file_size(file);
  if (!size) return Failure(size.error());
  const Reader reader(file, *size);
  const auto recognised = recognise(reader);
  if (!recognised) return Failure(recognised.error());
  if (recognised->format == Format::sif) return list_sif(reader, architecture, visit);
  if (recognised->format == Format::oci_tar) {
    const auto tar = open_layout_tar(file, Hash::no);
    return tar ? list_layout(*tar->files, architecture, visit) : Result<ListedImage>(Failure(tar.error()));
  }
  return list_bare_squashfs(reader.window(recognised->offset, *size - recognised->offset), architecture, visit);
}

Result<ListedImage> with_path(Result<ListedImage> listed, const std::filesystem::path& path) {
  return listed ? std::move(listed) : Result<ListedImage>(wrap(listed.error(), path.string()));
}

}  // namespace

// The two that open say which path themselves.
Result<ListedImage> list_files(const std::filesystem::path& path, std::string_view architecture,
                               const VisitFile& visit) {
  std::error_code unknown;  // what is not there is told by open_for_reading()
  if (std::filesystem::is_directory(path, unknown)) {
    const auto files = open_layout_directory(path, Hash::no);
    return files ? with_path(list_layout(**files, architecture, visit), path)
                 : Result<ListedImage>(Failure(files.error()));
  }
  const auto file = open_for_reading(path);
  return file ? with_path(list_file(*file, architecture, visit), path) : Result<ListedImage>(Failure(file.error()));
}

}  // namespace roadstead::image
