// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/catalog/schema.hpp"
#include "roadstead/catalog/stripped.hpp"

namespace roadstead::catalog {

namespace {

using Reader = SchemaReader;
using Node = std::uint32_t;
using FileField = Reader::Field<StoredFile>;

constexpr std::string_view want_bytes = "bytes as 42819584", want_digest = "sha256:<64 hex>";

constexpr FileField size = {"size", true, [](Reader& r, Node n, StoredFile& f) { f.size_bytes = r.bytes(n); },
                            want_bytes};
constexpr FileField digest = {"digest", true, [](Reader& r, Node n, StoredFile& f) { r.digest(n, f); }, want_digest};
constexpr FileField optional_digest = {"digest", false, digest.read};
constexpr FileField url = {"url", false, [](Reader& r, Node n, StoredFile& f) { r.url(n, f); }};
constexpr FileField mirrors = {"mirrors", false, [](Reader& r, Node n, StoredFile& f) { f.mirrors = r.urls(n); }};
constexpr FileField created = {"created", false, [](Reader& r, Node n, StoredFile& f) { f.created = r.timestamp(n); }};
constexpr FileField commit = {"commit", false, [](Reader& r, Node n, StoredFile& f) { f.commit = r.commit(n); }};
constexpr FileField arch = {"arch", false, [](Reader& r, Node n, StoredFile& f) { f.arch = r.arch(n); }};
constexpr FileField required_arch = {"arch", true, arch.read, "as amd64 or arm64"};

constexpr FileField inputs = {"inputs", false, [](Reader& r, Node n, StoredFile& f) { f.inputs = r.labels(n); }};

constexpr FileField layer_fields[] = {size, optional_digest, url, mirrors};
constexpr FileField image_fields[] = {required_arch, size, digest, url, mirrors, created, inputs};
constexpr Reader::Field<Attached> attached_fields[] = {
    {"type", true, [](Reader& r, Node n, Attached& a) { a.media_type = r.media_type(n); }, "a media type"},
    {"size", true, [](Reader& r, Node n, Attached& a) { size.read(r, n, a.file); }, want_bytes},
    {"digest", true, [](Reader& r, Node n, Attached& a) { r.sha256(n, a.file); }, want_digest},
    {"url", false, [](Reader& r, Node n, Attached& a) { url.read(r, n, a.file); }},
    {"mirrors", false, [](Reader& r, Node n, Attached& a) { mirrors.read(r, n, a.file); }},
    {"arch", false, [](Reader& r, Node n, Attached& a) { arch.read(r, n, a.file); }},
};

/// An entry of `history`.
struct FormerState {
  StoredFile file;
  std::span<const Attached> attached;
};

template <const FileField& Own>
constexpr Reader::Field<FormerState> of_state = {
    Own.name, Own.required, [](Reader& r, Node n, FormerState& s) { Own.read(r, n, s.file); }, Own.wanted};

constexpr Reader::Field<FormerState> history_fields[] = {
    of_state<size>,
    of_state<optional_digest>,
    of_state<url>,
    of_state<mirrors>,
    of_state<created>,
    of_state<arch>,
    of_state<commit>,
    {"attached", false,
     [](Reader& r, Node n, FormerState& s) { s.attached = r.list<Attached>(n, "attached document", attached_fields); }},
};

constexpr Reader::Field<Source> source_fields[] = {
    {"repository", false, [](Reader& r, Node n, Source& s) { s.repository = r.repository(n); }},
    {"commit", false, [](Reader& r, Node n, Source& s) { s.commit = r.commit(n); }},
    {"recipe", false, [](Reader& r, Node n, Source& s) { s.recipe = r.text(n); }},
    {"inputs", false, [](Reader& r, Node n, Source& s) { s.inputs = r.labels(n); }},
};

void read_layout(Reader& r, Node n, Tag& tag) {
  const std::string_view layout = r.yaml()[n].text;
  if (layout == "manifests/oci") tag.layout = Layout::oci;
  if (layout != "manifests/oci" && layout != "manifests/singularity")
    r.error(n, fmt::format("layout '{}' is not known, want 'manifests/singularity' or 'manifests/oci'", layout));
}

// A flag says nothing to whoever meets the tag, and `yanked: false` would yank it.
bool is_flag_or_null(std::string_view text) {
  const std::string lower = to_lower(text);
  for (const std::string_view word : {"true", "false", "yes", "no", "on", "off", "null", "~"})
    if (lower == word) return true;
  return false;
}

void read_yanked(Reader& r, Node n, Tag& tag) {
  tag.yanked = r.text(n);
  if (trim(tag.yanked).empty() || (r.yaml()[n].plain && is_flag_or_null(tag.yanked)))
    r.error(n, "'yanked' gives no reason, want text as \"wrong libc; use 1.1\"");
}

template <auto Member>
void read_file_list(Reader& r, Node n, std::string_view what, std::span<const FileField> fields, Tag& tag) {
  tag.*Member = r.list<StoredFile>(n, what, fields);
}

void read_history(Reader& r, Node n, Tag& tag) {
  std::vector<FormerDocument> documents;
  std::uint32_t number = 0;
  tag.history = r.each<StoredFile>(n, [&](Node item, StoredFile& file) {
    FormerState state;
    r.mapping<FormerState>(item, "history", history_fields, state);
    file = state.file;
    for (const Attached& document : state.attached) documents.push_back({number, document});
    ++number;
  });
  tag.formerly_attached = r.keep(std::span<const FormerDocument>(documents));
}

constexpr Reader::Field<Tag> tag_fields[] = {
    {"layout", true, read_layout, "'manifests/singularity' or 'manifests/oci'"},
    {"size", true, [](Reader& r, Node n, Tag& t) { t.stated.size_bytes = r.bytes(n); }, want_bytes},
    {"digest", false, [](Reader& r, Node n, Tag& t) { r.digest(n, t.stated); }},
    {"layers", true, [](Reader& r, Node n, Tag& t) { read_file_list<&Tag::layers>(r, n, "layer", layer_fields, t); },
     "a list of files, each with size, digest and url"},
    {"created", false, [](Reader& r, Node n, Tag& t) { t.stated.created = r.timestamp(n); }},
    {"arch", false, [](Reader& r, Node n, Tag& t) { t.stated.arch = r.arch(n); }},
    {"source", false, [](Reader& r, Node n, Tag& t) { r.mapping<Source>(n, "source", source_fields, t.source); }},
    {"labels", false, [](Reader& r, Node n, Tag& t) { t.labels = r.labels(n); }},
    {"signers", false, [](Reader& r, Node n, Tag& t) { t.signers = r.fingerprints(n); }},
    {"frozen", false, [](Reader& r, Node n, Tag& t) { t.frozen = r.flag(n); }},
    {"yanked", false, read_yanked},
    {"images", false, [](Reader& r, Node n, Tag& t) { read_file_list<&Tag::images>(r, n, "image", image_fields, t); }},
    {"history", false, read_history},
    {"attached", false,
     [](Reader& r, Node n, Tag& t) { t.attached = r.list<Attached>(n, "attached document", attached_fields); }},
};

bool is_older_form(const YamlDocument& yaml) {
  bool older = true;
  yaml.for_each_pair(0, [&](Node key, Node) {
    const std::string_view name = yaml[key].text;
    older = older && (name == "layout" || name == "size" || name == "digest" || name == "layers");
  });
  return older;
}

// Clients choose by ?arch=, and an index names each platform once.
void check_architectures(Reader& r, const Tag& tag) {
  if (tag.images.empty()) return;
  std::vector<std::string_view> seen{tag.stated.arch};
  for (const StoredFile& image : tag.images) {
    if (std::ranges::find(seen, image.arch) != seen.end())
      r.error(0, fmt::format("architecture '{}' stands twice, want one image for each", image.arch), "layer-sum");
    seen.push_back(image.arch);
  }
}

bool has_image_for(const Tag& tag, std::string_view wanted) {
  return wanted == tag.stated.arch || std::ranges::find(tag.images, wanted, &StoredFile::arch) != tag.images.end();
}

bool is_same_document(const Attached& one, const Attached& other) {
  return one.file.digest == other.file.digest && one.file.arch == other.file.arch;
}

void attached_twice(Reader& r, const StoredFile& file) {
  r.error(0, fmt::format("{} is attached twice, want it once", file.digest->text()), "layer-sum");
}

// The documents of an OCI image say themselves what it runs on, and they are not read here.
void check_attached(Reader& r, const Tag& tag) {
  for (std::size_t i = 0; i < tag.attached.size(); ++i) {
    const StoredFile& file = tag.attached[i].file;
    if (tag.layout == Layout::singularity && !file.arch.empty() && !has_image_for(tag, file.arch))
      r.error(0, fmt::format("a document is attached to the image for '{}', want one that the tag has", file.arch),
              "layer-sum");
    const auto is_same = [&](const Attached& other) { return is_same_document(other, tag.attached[i]); };
    if (std::ranges::any_of(tag.attached.first(i), is_same)) attached_twice(r, file);
  }
  for (std::size_t state = 0; state < tag.history.size(); ++state) {
    const auto documents = tag.attached_to(state);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const Attached& document = documents[i].document;
      const auto is_same = [&](const FormerDocument& other) { return is_same_document(other.document, document); };
      if (std::ranges::any_of(documents.first(i), is_same)) attached_twice(r, document.file);
    }
  }
}

// What the schema's types cannot say.
void check_shape(Reader& r, const Tag& tag) {
  if (tag.layout == Layout::singularity && tag.layers.size() != 1)
    r.error(0, fmt::format("an image file has {} layers, want 1", tag.layers.size()), "layer-sum");
  if (tag.layout == Layout::oci && !tag.stated.digest)
    r.error(0, "an OCI image states no sha256 digest", "digest-form");
  if (tag.layout == Layout::oci && !tag.images.empty())
    r.error(0, "'images' belongs to image files, want an image index as a document beside the README", "layer-sum");
  if (tag.layout == Layout::oci && !tag.signers.empty())
    r.error(0, "'signers' belongs to image files, want the signature as a document beside the README");
  check_architectures(r, tag);
  check_attached(r, tag);
}

bool fail_at(std::string_view path, const TextError& error, Findings& findings) {
  findings.push_back(
      {std::string(path), error.position.line, error.position.column, Severity::error, "schema", error.message});
  return false;
}

}  // namespace

bool parse_tag(std::string_view path, std::string_view text, YamlDocument& yaml, Arena& arena, Findings& findings,
               Tag& tag) {
  const auto parts = split_front_matter(text);
  if (!parts) return fail_at(path, parts.error(), findings);
  if (!parts->present) return fail_at(path, {{1, 1}, "no front matter, want '---' on the first line"}, findings);
  if (const auto done = yaml.parse(parts->yaml, front_matter_first_line); !done)
    return fail_at(path, done.error(), findings);
  const std::size_t before = findings.size();
  Reader reader(path, yaml, arena, findings);
  reader.mapping<Tag>(0, "front matter", tag_fields, tag);
  if (findings.size() == before) check_shape(reader, tag);
  tag.has_body = !trim(parts->body).empty();
  tag.older_form = yaml.root().kind == YamlDocument::Kind::mapping && is_older_form(yaml);
  const bool fine = findings.size() == before;
  find_stripped(path, text, parts->body, findings);
  return fine;
}

}  // namespace roadstead::catalog
