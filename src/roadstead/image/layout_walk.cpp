// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/layout_walk.hpp"

#include <fmt/format.h>

#include "roadstead/base/hex.hpp"
#include "roadstead/image/image_config.hpp"
#include "roadstead/oci/digest.hpp"
#include "roadstead/oci/media_type.hpp"

namespace roadstead::image {

static std::string blob_name(std::string_view digest) {
  return fmt::format("blobs/{}/{}", oci::digest_algorithm(digest), oci::digest_hex(digest));
}

// In an index, what is neither an index nor a manifest is to be ignored by whoever runs it.
static BlobRole role_of(std::string_view media_type, BlobRole role) {
  if (role != BlobRole::manifest) return role;
  if (oci::is_image_index(media_type)) return BlobRole::index;
  return oci::is_image_manifest(media_type) ? BlobRole::manifest : BlobRole::other;
}

static BlobState state_of(const LayoutFile& file, const oci::Descriptor& descriptor) {
  if (file.size_bytes != descriptor.size_bytes) return BlobState::wrong_size;
  if (!file.sha256 || oci::digest_algorithm(descriptor.digest) != "sha256") return BlobState::present;
  return to_hex(*file.sha256) == oci::digest_hex(descriptor.digest) ? BlobState::verified : BlobState::wrong_digest;
}

Result<std::optional<LayoutFile>> LayoutWalk::find(const std::string& digest) {
  if (const auto at = found_.find(digest); at != found_.end()) return at->second;
  auto file = files_.find(blob_name(digest));
  if (file) found_.emplace(digest, *file);
  return file;
}

Result<void> LayoutWalk::look_at(LayoutBlob& blob) {
  auto file = find(blob.descriptor.digest);
  if (!file) return Failure(file.error());
  if (!*file) return {};
  blob.size_bytes = (*file)->size_bytes;
  blob.state = state_of(**file, blob.descriptor);
  return {};
}

Result<std::string> LayoutWalk::read(const oci::Descriptor& descriptor) {
  auto bytes = files_.read(blob_name(descriptor.digest), oci::manifest_limit_bytes);
  if (!bytes) return Failure(bytes.error());
  if (!*bytes) return fail(Code::not_found, "not there, want '{}'", blob_name(descriptor.digest));
  return std::move(**bytes);
}

Result<void> LayoutWalk::add_all(const std::vector<oci::Descriptor>& descriptors, BlobRole role, std::size_t depth) {
  for (const oci::Descriptor& descriptor : descriptors)
    if (auto done = add(descriptor, role, depth); !done) return done;
  return {};
}

Result<void> LayoutWalk::add(const oci::Descriptor& descriptor, BlobRole role, std::size_t depth) {
  if (depth > layout_depth_limit)
    return fail(Code::invalid, "indexes nested deeper than {}, want less", layout_depth_limit);
  if (layout_.blobs.size() == layout_blob_limit)
    return fail(Code::invalid, "more than {} descriptors, want fewer", layout_blob_limit);
  LayoutBlob blob;
  blob.role = role_of(descriptor.media_type, role);
  blob.depth = depth;
  blob.descriptor = descriptor;
  if (auto done = look_at(blob); !done) return done;
  layout_.blobs.push_back(std::move(blob));
  return follow(layout_.blobs.size() - 1);
}

Result<void> LayoutWalk::follow(std::size_t at) {
  const LayoutBlob& blob = layout_.blobs[at];
  if (blob.role != BlobRole::index && blob.role != BlobRole::manifest) return {};
  if (blob.state == BlobState::absent || !followed_.insert(blob.descriptor.digest).second) return {};
  auto bytes = read(blob.descriptor);
  auto manifest = bytes ? oci::parse_manifest(*bytes) : Result<oci::Manifest>(Failure(bytes.error()));
  if (manifest) return follow_manifest(*manifest, at);
  layout_.blobs[at].problem = manifest.error().message();
  return {};
}

Result<void> LayoutWalk::follow_manifest(const oci::Manifest& manifest, std::size_t at) {
  const std::size_t depth = layout_.blobs[at].depth + 1;
  if (manifest.kind == oci::ManifestKind::index) {
    labels_.take(LabelPlace::index, manifest.annotations);
    return add_all(manifest.manifests, BlobRole::manifest, depth);
  }
  if (auto done = add(*manifest.config, BlobRole::config, depth); !done) return done;
  read_config(at + 1, at);
  labels_.take(LabelPlace::manifest, manifest.annotations);
  return add_all(manifest.layers, BlobRole::layer, depth);
}

// A config may be of any media type: that one is not JSON is a problem only where its type says so.
void LayoutWalk::read_config(std::size_t config, std::size_t manifest) {
  LayoutBlob& blob = layout_.blobs[config];
  if (blob.state == BlobState::absent) return;
  auto bytes = read(blob.descriptor);
  auto parsed = bytes ? parse_image_config(*bytes) : Result<ImageConfig>(Failure(bytes.error()));
  if (!parsed) {
    if (blob.descriptor.media_type.ends_with("json")) blob.problem = parsed.error().message();
    return;
  }
  layout_.blobs[manifest].created = parsed->created;
  auto& platform = layout_.blobs[manifest].descriptor.platform;
  if (!platform && !parsed->platform.architecture.empty()) platform = std::move(parsed->platform);
  if (!parsed->labels_problem.empty())
    layout_.notes.push_back(fmt::format("{}: {}", blob.descriptor.digest, parsed->labels_problem));
  labels_.take(LabelPlace::config, parsed->run.labels);
}

void LayoutWalk::finish() {
  layout_.labels = labels_.all();
  if (labels_.is_cut())
    layout_.notes.push_back(fmt::format("labels are left out, want at most {} bytes of them", text_limit_bytes));
}

}  // namespace roadstead::image
