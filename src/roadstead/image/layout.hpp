// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/image/labels.hpp"
#include "roadstead/image/layout_files.hpp"
#include "roadstead/oci/descriptor.hpp"

namespace roadstead::image {

enum class BlobRole { index, manifest, config, layer, other };

/// "index", "manifest", "config", "layer" or "other".
std::string_view name(BlobRole role);

enum class BlobState {
  absent,      ///< the layout may leave it out: somebody else has it
  present,     ///< there, of the stated size; its hash was not asked for or is not sha256
  verified,    ///< there, and its bytes have the stated size and sha256
  wrong_size,  ///< there, with another size
  wrong_digest
};

/// "absent", "present", "verified", "wrong-size" or "wrong-digest".
std::string_view name(BlobState state);

/// One descriptor of the layout and what stands at blobs/<algorithm>/<hex> for it.
struct LayoutBlob {
  BlobRole role = BlobRole::other;
  std::size_t depth = 0;       ///< 0: index.json names it; 1: such a one does; …
  oci::Descriptor descriptor;  ///< the platform of a manifest is also taken from its config
  BlobState state = BlobState::absent;
  std::uint64_t size_bytes = 0;  ///< of the file that is there
  std::int64_t created = 0;      ///< of a manifest: when its config says that it was made, seconds since 1970
  std::string problem;           ///< why an index, manifest or config could not be read; empty when it was
};

/// An OCI image layout (image-spec image-layout.md).
struct Layout {
  std::string version;            ///< imageLayoutVersion, "1.0.0"
  std::vector<LayoutBlob> blobs;  ///< a parent stands right before its children
  /// config.Labels of its images, and the annotations of its manifests and indexes (image-spec config.md,
  /// annotations.md); printable. Where two state one key, a config counts before a manifest and that before an index.
  Labels labels;
  std::vector<std::string> notes;  ///< what of the labels could not be read, and why
};

/// Whether something is not what it should be: bytes that are not those of their descriptor, a document that cannot be
/// read, an index, manifest or config that is not there. A layer may be elsewhere.
bool is_damaged(const Layout& layout);

inline constexpr std::size_t layout_depth_limit = 8;
inline constexpr std::size_t layout_blob_limit = 65536;

/// Follows index.json through indexes and manifests to configs and layers; an index or manifest that is named twice is
/// followed once. Code::invalid when oci-layout or index.json is not there or not what it should be, and beyond the two
/// limits. Trouble with a single blob is told in its state and its problem.
Result<Layout> read_layout(LayoutFiles& files);

}  // namespace roadstead::image
