// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/layout.hpp"

#include <algorithm>

#include "roadstead/image/layout_walk.hpp"
#include "roadstead/oci/json.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

std::string_view name(BlobRole role) {
  constexpr std::string_view names[] = {"index", "manifest", "config", "layer", "other"};
  return names[static_cast<std::size_t>(role)];
}

std::string_view name(BlobState state) {
  constexpr std::string_view names[] = {"absent", "present", "verified", "wrong-size", "wrong-digest"};
  return names[static_cast<std::size_t>(state)];
}

static Result<std::string> read_version(LayoutFiles& files) {
  auto bytes = files.read("oci-layout", oci::manifest_limit_bytes);
  if (!bytes) return Failure(bytes.error());
  if (!*bytes) return fail(Code::invalid, "no file 'oci-layout', want an OCI image layout");
  auto document = Json::parse(**bytes, oci::manifest_limit_bytes);
  if (!document) return wrap(document.error(), "oci-layout");
  auto fields = oci::Fields::of(document->root());
  if (!fields) return wrap(fields.error(), "oci-layout");
  auto version = fields->required_text("imageLayoutVersion");
  if (!version) return wrap(version.error(), "oci-layout");
  return oci::printable(*version);
}

static Result<oci::Manifest> read_index(LayoutFiles& files) {
  auto bytes = files.read("index.json", oci::manifest_limit_bytes);
  if (!bytes) return Failure(bytes.error());
  if (!*bytes) return fail(Code::invalid, "no file 'index.json', want one beside 'oci-layout'");
  auto index = oci::parse_manifest(**bytes);
  if (!index) return wrap(index.error(), "index.json");
  if (index->kind != oci::ManifestKind::index) return fail(Code::invalid, "index.json is a manifest, want an index");
  return index;
}

Result<Layout> read_layout(LayoutFiles& files) {
  auto version = read_version(files);
  if (!version) return Failure(version.error());
  auto index = read_index(files);
  if (!index) return Failure(index.error());
  Layout layout;
  layout.version = std::move(*version);
  LayoutWalk walk(files, layout);
  if (auto done = walk.add_all(index->manifests, BlobRole::manifest, 0); !done) return Failure(done.error());
  walk.finish();
  return layout;
}

static bool is_damaged_blob(const LayoutBlob& blob) {
  if (!blob.problem.empty() || blob.state == BlobState::wrong_size || blob.state == BlobState::wrong_digest)
    return true;
  const bool is_document =
      blob.role == BlobRole::index || blob.role == BlobRole::manifest || blob.role == BlobRole::config;
  return is_document && blob.state == BlobState::absent;
}

bool is_damaged(const Layout& layout) { return std::ranges::any_of(layout.blobs, is_damaged_blob); }

}  // namespace roadstead::image
