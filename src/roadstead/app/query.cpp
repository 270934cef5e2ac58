// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/query.hpp"

#include <algorithm>
#include <vector>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/format.hpp"
#include "roadstead/catalog/image_size.hpp"
#include "roadstead/catalog/reach.hpp"

namespace roadstead::app {

namespace {

using catalog::Collection;
using catalog::StoredFile;
using catalog::Tag;

/// What a reference names; `tag` is null when it names a whole collection.
struct Named {
  const Collection* collection;
  const Tag* tag;
};

template <class Range>
Failure no_such(std::string_view what, std::string_view name, const Range& range) {
  std::vector<std::string> names;
  names.reserve(range.size());
  for (const auto& item : range) names.emplace_back(item.name);
  const auto near = nearest(name, names);
  return fail(Code::not_found, "{} '{}' is not in this registry{}", what, name,
              near ? fmt::format("; did you mean '{}'?", *near) : "");
}

Result<Named> look_up(const catalog::Catalog& catalog, std::string_view reference) {
  const std::size_t colon = reference.rfind(':');
  const std::string_view name = reference.substr(0, colon);
  const Collection* const collection = catalog.find(name);
  if (collection == nullptr) return no_such("collection", name, catalog.collections);
  if (colon == reference.npos) return Named{collection, nullptr};
  const Tag* const tag = collection->find(reference.substr(colon + 1));
  if (tag == nullptr) return no_such("tag", reference.substr(colon + 1), collection->tags);
  return Named{collection, tag};
}

/// The sum of a tag's images is not what anyone fetches: of several, the first one's weight stands in the line. A
/// number that cannot be bytes is shown as the doubt that it is.
std::string weight_of(const Tag& tag, const catalog::ImageSize& first) {
  if (first.bytes || tag.layout == catalog::Layout::oci) return catalog::shown_size(first.bytes) + " ";
  return human_size(tag.image().size_bytes) + "?";
}

void append_tag_line(const Tag& tag, std::string& out) {
  const auto images = catalog::image_sizes(tag);
  std::vector<std::string_view> names;
  for (const catalog::ImageSize& image : images)
    if (std::ranges::find(names, image.arch) == names.end()) names.push_back(image.arch);
  out += fmt::format("{:<24} {:>11} {:<8} {}{}\n", tag.name, weight_of(tag, images.front()),
                     fmt::format("{}", fmt::join(names, ",")), tag.stated.digest_text(),
                     tag.is_yanked() ? "  (yanked)" : "");
}

void write_fields(JsonWriter& json, const StoredFile& file, std::string_view media_type = {}) {
  if (!media_type.empty()) json.field("type", media_type);
  json.field("size", file.size_bytes);
  const auto text = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) json.field(key, value);
  };
  text("digest", file.digest_text());
  text("url", file.url);
  text("arch", file.arch);
  text("created", file.created);
  text("commit", file.commit);
  if (!file.mirrors.empty()) {
    json.key("mirrors").begin_array();
    for (const std::string_view mirror : file.mirrors) json.value(mirror);
    json.end_array();
  }
}

void write_files(JsonWriter& json, std::string_view key, std::span<const StoredFile> files) {
  json.key(key).begin_array();
  for (const StoredFile& file : files) {
    json.begin_object();
    write_fields(json, file);
    json.end_object();
  }
  json.end_array();
}

const catalog::Attached& attached_in(const catalog::Attached& document) { return document; }
const catalog::Attached& attached_in(const catalog::FormerDocument& former) { return former.document; }

// What most tags do not have is not there.
template <class Document>
void write_attached(JsonWriter& json, std::span<const Document> documents) {
  if (documents.empty()) return;
  json.key("attached").begin_array();
  for (const Document& document : documents) {
    json.begin_object();
    write_fields(json, attached_in(document).file, attached_in(document).media_type);
    json.end_object();
  }
  json.end_array();
}

void write_history(JsonWriter& json, const Tag& tag) {
  json.key("history").begin_array();
  for (std::size_t i = 0; i < tag.history.size(); ++i) {
    json.begin_object();
    write_fields(json, tag.history[i]);
    write_attached(json, tag.attached_to(i));
    json.end_object();
  }
  json.end_array();
}

// What an OCI tag's documents say; of an index each child, with what a client fetches for it.
void write_children(JsonWriter& json, const Tag& tag) {
  json.key("platforms").begin_array();
  for (const catalog::ChildRef& child : tag.root().children) {
    json.begin_object().field("os", child.os).field("arch", child.arch).field("digest", child.digest.text());
    if (const auto bytes = image_bytes(*tag.find(child.digest))) json.field("size", *bytes);
    json.end_object();
  }
  json.end_array();
  if (const auto bytes = image_bytes(tag.root())) json.field("image_size", *bytes);
}

void append_children(const Tag& tag, std::string& out) {
  for (const catalog::ChildRef& child : tag.root().children)
    out += fmt::format("# {}/{} {} {}\n", child.os, child.arch,
                       catalog::shown_size(image_bytes(*tag.find(child.digest))), child.digest.text());
  if (const auto bytes = image_bytes(tag.root())) out += fmt::format("# {}\n", human_size(*bytes));
}

void write_tag(JsonWriter& json, const Tag& tag) {
  json.begin_object()
      .field("name", tag.name)
      .field("layout", tag.layout == catalog::Layout::oci ? "oci" : "singularity");
  json.field("size", tag.stated.size_bytes).field("digest", tag.stated.digest_text()).field("arch", tag.stated.arch);
  json.field("created", tag.stated.created).field("frozen", tag.frozen).field("yanked", tag.yanked);
  json.key("source").begin_object().field("repository", tag.source.repository).field("commit", tag.source.commit);
  json.field("recipe", tag.source.recipe).end_object().key("labels").begin_object();
  for (const catalog::Label& label : tag.labels) json.field(label.key, label.value);
  json.end_object();
  write_files(json, "layers", tag.layers);
  write_files(json, "images", tag.images);
  write_history(json, tag);
  write_attached(json, tag.attached);
  if (tag.layout == catalog::Layout::oci) write_children(json, tag);
  json.end_object();
}

void write_collection(JsonWriter& json, const Collection& collection) {
  json.begin_object()
      .field("name", collection.name)
      .field("description", collection.description)
      .key("tags")
      .begin_array();
  for (const Tag& tag : collection.tags) json.value(tag.name);
  json.end_array().end_object();
}

}  // namespace

Result<std::string> list_text(const Registry& registry, std::string_view reference) {
  std::string out;
  if (reference.empty()) {
    for (const Collection& c : registry.catalog.collections)
      out += fmt::format("{:<40} {:>4} {:<5} {}\n", c.name, c.tags.size(), c.tags.size() == 1 ? "tag" : "tags",
                         c.description);
    return out;
  }
  auto named = look_up(registry.catalog, reference);
  if (!named) return Failure(named.error());
  for (const Tag& tag : named->collection->tags)
    if (named->tag == nullptr || named->tag == &tag) append_tag_line(tag, out);
  return out;
}

Result<std::string> list_json(const Registry& registry, std::string_view reference) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  if (reference.empty()) {
    json.key("collections").begin_array();
    for (const Collection& collection : registry.catalog.collections) write_collection(json, collection);
  } else {
    auto named = look_up(registry.catalog, reference);
    if (!named) return Failure(named.error());
    json.field("name", named->collection->name).key("tags").begin_array();
    for (const Tag& tag : named->collection->tags)
      if (named->tag == nullptr || named->tag == &tag) write_tag(json, tag);
  }
  json.end_array().end_object();
  return out + "\n";
}

Result<std::string> show_text(const Registry& registry, std::string_view reference) {
  auto named = look_up(registry.catalog, reference);
  if (!named) return Failure(named.error());
  std::string out;
  if (named->tag != nullptr) {
    catalog::format_tag(*named->tag, "", out);
    if (named->tag->layout == catalog::Layout::oci) append_children(*named->tag, out);
    return out;
  }
  catalog::format_collection(*named->collection, "", out);
  for (const Tag& tag : named->collection->tags) append_tag_line(tag, out);
  return out;
}

Result<std::string> show_json(const Registry& registry, std::string_view reference) {
  auto named = look_up(registry.catalog, reference);
  if (!named) return Failure(named.error());
  std::string out;
  JsonWriter json(out);
  if (named->tag != nullptr)
    write_tag(json, *named->tag);
  else
    write_collection(json, *named->collection);
  return out + "\n";
}

}  // namespace roadstead::app
