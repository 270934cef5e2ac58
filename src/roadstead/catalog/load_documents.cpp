// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/load_documents.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/catalog/layout.hpp"
#include "roadstead/catalog/manifest_faults.hpp"
#include "roadstead/catalog/nesting.hpp"
#include "roadstead/oci/manifest.hpp"
#include "roadstead/oci/media_type.hpp"

namespace roadstead::catalog {

namespace {

/// Collects the documents of one tag.
class DocumentLoader {
 public:
  DocumentLoader(source::Reader& reader, Arena& arena, TextKeeper& keeper, Findings& findings)
      : reader_(reader), arena_(arena), keeper_(keeper), findings_(findings) {}

  void add(const source::Entry& entry) {
    auto bytes = reader_.read(entry, oci::manifest_limit_bytes);
    if (!bytes && bytes.error().code != Code::invalid) return note_failure(bytes.error());
    if (!bytes) return error(entry.path, bytes.error().what, "media");
    auto manifest = oci::parse_manifest(*bytes);
    if (!manifest) return error(entry.path, manifest.error().message(), "schema");
    if (const auto bad = unfit_url(*manifest); !bad.empty()) return error(entry.path, bad, "url-policy");
    if (const auto twice = repeated_platform(*manifest); !twice.empty())
      warn(entry.path, fmt::format("two of its children are for {}, and clients take the first", twice), "layer-sum");
    auto document = describe(*manifest);
    if (!document) return error(entry.path, document.error().message(), "digest-form");
    document->entry = entry.index;
    document->size_bytes = static_cast<std::uint32_t>(bytes->size());
    document->digest = Digest::of(*bytes);
    keeper_.keep(entry.index, *bytes);
    documents_.push_back(*document);
  }

  std::span<const Document> finish() {
    std::ranges::sort(documents_, {}, &Document::digest);
    const auto is_same = [](const Document& a, const Document& b) { return a.digest == b.digest; };
    documents_.erase(std::unique(documents_.begin(), documents_.end(), is_same), documents_.end());
    return arena_.keep(std::span<const Document>(documents_));
  }

  void error(std::string_view path, std::string message, std::string_view rule) {
    is_sound_ = false;
    findings_.push_back({std::string(path), 0, 0, Severity::error, rule, std::move(message)});
  }
  const std::optional<Error>& failure() const { return failure_; }  ///< a file could not be read
  /// No error so far.
  bool is_sound() const { return is_sound_; }

  void warn(std::string_view path, std::string message, std::string_view rule) {
    findings_.push_back({std::string(path), 0, 0, Severity::warning, rule, std::move(message)});
  }

 private:
  Result<Document> describe(const oci::Manifest& manifest) {
    Document document;
    document.is_index = manifest.kind == oci::ManifestKind::index;
    document.media_type = arena_.share(media_type_of(manifest));
    if (auto done = describe_blobs(manifest, document); !done) return Failure(done.error());
    if (auto done = describe_children(manifest, document); !done) return Failure(done.error());
    if (manifest.subject) {
      auto subject = Digest::parse(manifest.subject->digest);
      if (!subject) return wrap(subject.error(), "subject");
      document.subject = *subject;
      document.annotations = keep_annotations(manifest.annotations);
    }
    document.artifact_type = arena_.share(artifact_type_of(manifest));
    return document;
  }

  static std::string_view media_type_of(const oci::Manifest& manifest) {
    if (!manifest.media_type.empty()) return manifest.media_type;
    return manifest.kind == oci::ManifestKind::index ? oci::media_type::image_index : oci::media_type::image_manifest;
  }

  // distribution-spec, "Listing Referrers": an image manifest's config type stands for a missing artifactType.
  static std::string_view artifact_type_of(const oci::Manifest& manifest) {
    if (!manifest.artifact_type.empty() || !manifest.config) return manifest.artifact_type;
    return manifest.config->media_type;
  }

  Result<void> describe_blobs(const oci::Manifest& manifest, Document& document) {
    std::vector<BlobRef> blobs;
    std::vector<const oci::Descriptor*> descriptors;
    if (manifest.config) descriptors.push_back(&*manifest.config);
    for (const oci::Descriptor& layer : manifest.layers) descriptors.push_back(&layer);
    for (const oci::Descriptor* descriptor : descriptors) {
      auto digest = Digest::parse(descriptor->digest);
      if (!digest) return Failure(digest.error());
      blobs.push_back({*digest, descriptor->size_bytes, arena_.share(descriptor->media_type),
                       descriptor->data.has_value(), arena_.keep(descriptor->data.value_or("")),
                       keep_urls(*descriptor)});
    }
    document.blobs = arena_.keep(std::span<const BlobRef>(blobs));
    return {};
  }

  void note_failure(const Error& error) { failure_ = error; }

  std::span<const std::string_view> keep_urls(const oci::Descriptor& descriptor) {
    std::vector<std::string_view> urls;
    for (const std::string& url : descriptor.urls) urls.push_back(arena_.keep(url));
    return arena_.keep(std::span<const std::string_view>(urls));
  }

  // An index may name one child thousands of times.
  Result<void> describe_children(const oci::Manifest& manifest, Document& document) {
    std::vector<ChildRef> children;
    std::set<std::tuple<Digest, std::string_view, std::string_view>> seen;
    for (const oci::Descriptor& child : manifest.manifests) {
      auto digest = Digest::parse(child.digest);
      if (!digest) return Failure(digest.error());
      const oci::Platform platform = child.platform.value_or(oci::Platform{});
      const ChildRef ref{*digest,
                         child.size_bytes,
                         arena_.share(platform.architecture),
                         arena_.share(platform.os),
                         arena_.share(child.media_type),
                         arena_.share(platform.variant)};
      if (seen.emplace(ref.digest, ref.arch, ref.os).second) children.push_back(ref);
    }
    document.children = arena_.keep(std::span<const ChildRef>(children));
    return {};
  }

  std::string_view keep_annotations(const oci::Annotations& annotations) {
    if (annotations.empty()) return {};
    std::string json;
    JsonWriter writer(json);
    writer.begin_object();
    for (const auto& [key, value] : annotations) writer.field(key, value);
    writer.end_object();
    return arena_.keep(json);
  }

  source::Reader& reader_;
  Arena& arena_;
  TextKeeper& keeper_;
  Findings& findings_;
  std::vector<Document> documents_;
  bool is_sound_ = true;
  std::optional<Error> failure_;
};

void check_root(const Tag& tag, std::string_view path, DocumentLoader& loader) {
  const Document* const root = tag.find(*tag.stated.digest);
  if (root == nullptr)
    return loader.error(
        path, fmt::format("no JSON file beside this README has the digest {}", tag.stated.digest->text()), "layer-sum");
  if (root->size_bytes != tag.stated.size_bytes)
    loader.error(path,
                 fmt::format("size is {}, but the manifest has {} bytes", tag.stated.size_bytes, root->size_bytes),
                 "layer-sum");
}

void check_child(const ChildRef& child, const Document* found, std::string_view path, DocumentLoader& loader) {
  const auto complain = [&](std::string_view what) {
    loader.error(path, fmt::format("its child {} {}", child.digest.text(), what), "layer-sum");
  };
  if (found == nullptr) return complain("has no JSON file here");
  if (found->size_bytes != child.size_bytes)
    return complain(fmt::format("has {} bytes, not {}", found->size_bytes, child.size_bytes));
  // Clients read a child as what its descriptor says.
  if (found->media_type != child.media_type)
    return complain(fmt::format("is {}, not {}", found->media_type, child.media_type));
  // An attestation that BuildKit adds says unknown/unknown; anything else must name what it runs on.
  if (!found->is_index && !found->subject && child.arch.empty()) complain("has no platform");
}

void check_children(const Tag& tag, std::span<const source::Entry> entries, DocumentLoader& loader) {
  for (const Document& document : tag.documents)
    for (const ChildRef& child : document.children)
      check_child(child, tag.find(child.digest), entries[document.entry - entries.front().index].path, loader);
}

void check_nesting(const Tag& tag, std::string_view path, DocumentLoader& loader) {
  Nesting nesting(tag);
  if (std::ranges::any_of(tag.documents, [&](const Document& document) { return nesting.is_too_deep(document); }))
    loader.error(path, fmt::format("indexes stand more than {} deep in one another", nesting_limit), "layer-sum");
}

}  // namespace

Result<bool> load_documents(std::span<const source::Entry> entries, source::Reader& reader, Arena& arena,
                            TextKeeper& keeper, Findings& findings, Tag& tag) {
  DocumentLoader loader(reader, arena, keeper, findings);
  std::string_view readme = entries.front().path;
  bool all_are_files = true;
  for (const source::Entry& entry : entries) {
    const Role role = classify(entry.path).role;
    const bool is_file = entry.kind == source::Kind::file || entry.kind == source::Kind::executable;
    if (role == Role::tag_document && is_file) loader.add(entry);
    if (role == Role::tag_document && !is_file) all_are_files = false;
    if (role == Role::tag_readme) readme = entry.path;
  }
  if (loader.failure()) return Failure(*loader.failure());
  tag.documents = loader.finish();
  if (!all_are_files) return false;  // the rule `media` says so
  if (loader.is_sound()) check_root(tag, readme, loader);
  if (loader.is_sound()) check_children(tag, entries, loader);
  if (loader.is_sound()) check_nesting(tag, readme, loader);
  return loader.is_sound();
}

}  // namespace roadstead::catalog
