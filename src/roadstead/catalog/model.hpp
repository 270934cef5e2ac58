// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/arena.hpp"
#include "roadstead/catalog/digest.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/catalog/owner.hpp"
#include "roadstead/catalog/policy.hpp"
#include "roadstead/catalog/theme.hpp"

// The registry as data. Everything is flat and immutable; text and arrays are views into the catalog's
// arenas, so a tag costs what its metadata says and little more.
namespace roadstead::catalog {

/// A key and its value, both free text.
struct Label {
  std::string_view key;
  std::string_view value;
};

/// One stored file that holds an image or a blob, as the metadata states it.
struct StoredFile {
  std::uint64_t size_bytes = 0;
  std::optional<Digest> digest;   ///< sha256 of the bytes, where it is known
  bool expires = false;           ///< `url` is a CI artifact's
  std::string_view other_digest;  ///< as written, when it is not a sha256 ("md5:…"); else empty
  std::string_view url;           ///< may be empty: then only a local store has the bytes
  std::span<const std::string_view> mirrors;
  std::string_view arch;     ///< OCI name (amd64, arm64, …); empty when unknown
  std::string_view created;  ///< RFC 3339; empty when unknown
  std::string_view commit;   ///< source commit of a former state, 40 hex; else empty
  /// What an image of `images` was made from, where that is not what the tag's `source` says; else empty.
  std::span<const Label> inputs;

  /// "sha256:<64 hex>", or what stands for it as it was written; empty when no digest is known.
  std::string digest_text() const { return digest ? digest->text() : std::string(other_digest); }
};

/// A stored document that belongs to an image of a tag: what is inside it, a bill of materials, a signature. Its file
/// has a digest always, and `arch` where it belongs to the image for one architecture.
struct Attached {
  std::string_view media_type;
  StoredFile file;
};

/// A document of what a tag was before.
struct FormerDocument {
  std::uint32_t state = 0;  ///< place in Tag::history
  Attached document;
};

/// What made an image.
struct Source {
  std::string_view repository;  ///< URL
  std::string_view commit;      ///< 40 or 64 hex digits
  std::string_view recipe;      ///< path in that repository
  /// What the image was made from, name → digest: it is built again when one of them differs.
  std::span<const Label> inputs;
};

enum class Layout : std::uint8_t { singularity, oci };

/// What an OCI document says of a blob that it names.
struct BlobRef {
  Digest digest;
  std::uint64_t size_bytes = 0;
  std::string_view media_type;
  bool is_inlined = false;  ///< the descriptor carries the bytes:
  std::string_view data;
  std::span<const std::string_view> urls;  ///< other places of the bytes, http or https
};

/// What an index says of one of its children.
struct ChildRef {
  Digest digest;
  std::uint64_t size_bytes = 0;
  std::string_view arch;  ///< empty when the index gives no platform
  std::string_view os;
  std::string_view media_type;
  std::string_view variant{};  ///< "v7" of arm, …
};

/// A JSON file beside a tag's README: an OCI manifest, index or artifact, published byte for byte.
struct Document {
  std::uint32_t entry = 0;  ///< place in Tree::entries()
  std::uint32_t size_bytes = 0;
  Digest digest;
  std::string_view media_type;
  std::string_view artifact_type;  ///< of an artifact: its own, or its config's media type
  std::optional<Digest> subject;   ///< what a referrer refers to
  std::string_view annotations;    ///< of a referrer: as JSON, to be listed with it; else empty
  bool is_index = false;
  std::span<const BlobRef> blobs;      ///< config, then layers
  std::span<const ChildRef> children;  ///< of an index, each digest once for each platform
};

struct Tag {
  std::string_view name;
  Layout layout = Layout::singularity;
  bool frozen = false;
  bool has_body = false;           ///< Markdown stands below the front matter
  bool older_form = true;          ///< only the four fields that the first registries wrote
  bool has_case_twin = false;      ///< another tag of the collection differs by case only
  ApiSet spelled_by;               ///< what can spell its name
  std::uint32_t entry = 0;         ///< README.md, place in Tree::entries()
  std::int64_t recipe_entry = -1;  ///< the recipe beside it; -1 when there is none
  std::string_view recipe_name;    ///< its file's name
  StoredFile stated;               ///< `size` and `digest` at the top of the front matter, as written
  std::string_view yanked;         ///< the reason; empty when it is not
  Source source;
  std::span<const Label> labels;
  /// Fingerprints of the PGP keys that have signed each image file which the tag gives now: 40 lower-case hex digits.
  std::span<const std::string_view> signers;
  std::span<const StoredFile> layers;   ///< singularity: one; oci: any of the blobs that the documents name
  std::span<const StoredFile> images;   ///< further architectures
  std::span<const StoredFile> history;  ///< what the tag was before, oldest first
  std::span<const Attached> attached;   ///< in the order in which they are written
  /// What was attached to the states in `history`, in their order: apart from them, because few have any.
  std::span<const FormerDocument> formerly_attached;
  std::span<const Document> documents;  ///< oci: sorted by digest

  /// The image file of a singularity tag: what its one layer says, with what the tag adds. An oci tag is no file: it
  /// gives what is stated at its top, the document that it names.
  StoredFile image() const;
  bool is_yanked() const { return !yanked.empty(); }

  const Document* find(const Digest& digest) const;
  /// Those of history[state].
  std::span<const FormerDocument> attached_to(std::size_t state) const;
  /// The document that an oci tag names: what `stated.digest` is the digest of.
  const Document& root() const { return *find(*stated.digest); }
};

struct Collection {
  std::string_view name;  ///< "owner/repo": one to five components, in their original spelling
  std::string_view description;
  std::span<const Owner> owners;
  std::span<const Tag> tags;  ///< sorted by name
  std::int64_t entry = -1;    ///< README.md, place in Tree::entries(); -1 when there is none
  bool has_body = false;
  bool oci_name_taken = false;  ///< another collection has the same name in lower case and goes first
  bool has_case_twin = false;   ///< another collection differs by case only
  ApiSet spelled_by;            ///< what can spell its name

  const Tag* find(std::string_view tag) const;
};

/// What the registry says about itself (roadstead.yml, or the older _config.yml).
struct Settings {
  std::string title = "Container registry";
  std::string description;
  std::string url;         ///< scheme and host, as Jekyll's `url`
  std::string baseurl;     ///< path prefix, as Jekyll's `baseurl`
  std::string repository;  ///< of the registry itself: "owner/repo" on GitHub, or an address
  std::string maintainer;
  std::string language = "en";  ///< of the pages' own words, a tag of BCP 47
  Policy policy;

  /// Where the site lives, without a slash at the end; empty when the settings do not say.
  /// Without `url`, a repository on GitHub gives its Pages address.
  std::string base_url() const;
};

/// What pages show of one file of the tree: the Markdown below a README's front matter, or a whole document.
struct KeptText {
  std::uint32_t entry = 0;  ///< place in Tree::entries()
  std::string_view text;
};

struct Catalog {
  Settings settings;
  Theme theme;
  std::vector<Collection> collections;  ///< sorted by name
  Arena arena;                          ///< owns everything that the collections point to

  const Collection* find(std::string_view name) const;
  /// By the lower-case name of the OCI API.
  const Collection* find_oci(std::string_view lower_name) const;
  std::size_t tag_count() const;

  /// The text of an entry, where it was kept; reading the file gives the others.
  const KeptText* kept_text(std::uint32_t entry) const;

  std::vector<std::uint32_t> by_oci_name;  ///< indexes of collections, sorted by lower-case name
  std::vector<KeptText> kept_texts;        ///< sorted by entry
};

}  // namespace roadstead::catalog
