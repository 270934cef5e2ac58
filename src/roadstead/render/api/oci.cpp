// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/oci.hpp"

#include <algorithm>
#include <map>

#include "roadstead/base/text.hpp"
#include "roadstead/oci/media_type.hpp"
#include "roadstead/render/api/schema1.hpp"
#include "roadstead/render/api/sif_manifest.hpp"

namespace roadstead::render::api {

namespace {

using catalog::Api;
using catalog::BlobRef;
using catalog::Collection;
using catalog::Digest;
using catalog::Document;
using catalog::StoredFile;
using catalog::Tag;

// A list after each tag is quadratic in their number; beyond this a static host answers ?last= with all.
constexpr std::size_t tags_with_own_list = 200;

bool is_spelled(const Site& site, const Collection& collection) {
  return site.host.owns_host_root && !collection.oci_name_taken &&
         collection_refusal(Api::oci, collection.name).empty();
}

const StoredFile* address_of(const Tag& tag, const Digest& digest) {
  const auto file =
      std::ranges::find(tag.layers, digest, [](const StoredFile& f) { return f.digest.value_or(Digest()); });
  return file == tag.layers.end() ? nullptr : &*file;
}

// A blob reaches the client from the store, by a redirect, or by what its own descriptor carries.
bool is_reachable(const Site& site, const Tag& tag, const BlobRef& blob) {
  if (site.store.has(blob.digest) || blob.reachable_inside) return true;
  const StoredFile* const file = address_of(tag, blob.digest);
  return file != nullptr && !file->url.empty() && site.host.redirects;
}

bool is_reachable(const Site& site, const Tag& tag, const Document& document) {
  return std::ranges::all_of(document.blobs, [&](const BlobRef& blob) { return is_reachable(site, tag, blob); }) &&
         std::ranges::all_of(document.children,
                             [&](const auto& child) { return is_reachable(site, tag, *tag.find(child.digest)); });
}

/// The pages of one collection, in publish order: blobs, manifests by digest, tags, lists.
class OciPages {
 public:
  OciPages(Writer& writer, const Collection& collection)
      : writer_(writer), site_(writer.site), collection_(collection) {
    root_ = "v2/" + to_lower(collection.name) + "/";
  }

  void put_all(const Files& files) {
    for (const ImageFile& image : files) put_image_file(image);
    if (!generated_.empty() && done_.insert_or_assign(Digest::of(empty_json), true).second)
      put_blob(Digest::of(empty_json), empty_json);
    for (const Tag& tag : collection_.tags) put_documents(tag);
    for (const Tag& tag : collection_.tags) put_tag(tag);
    put_referrers();
    put_tag_list();
  }

 private:
  struct Generated {
    Digest digest;
    std::uint64_t size_bytes;
  };

  std::string& path(std::string_view kind) { return writer_.path(root_).append(kind); }

  void put_blob(const Digest& digest, std::string_view bytes) {
    digest.append_text(path("blobs/"));
    const std::string text = digest.text();
    writer_.put({.role = Role::blob, .media_type = binary_type, .docker_content_digest = text},
                [&](std::string& out) { out += bytes; });
  }

  void put_stored_blob(const StoredFile& file) {
    file.digest->append_text(path("blobs/"));
    const std::string text = file.digest->text();
    writer_.put_file(file, {.docker_content_digest = text});
  }

  void put_manifest(std::string_view reference, std::string_view bytes, std::string_view media_type,
                    const Digest& digest) {
    path("manifests/").append(reference);
    const std::string text = digest.text();
    writer_.put({.media_type = media_type, .docker_content_digest = text}, [&](std::string& out) { out += bytes; });
  }

  // Image files: a manifest is made for each.
  void put_image_file(const ImageFile& image) {
    if (!is_published(site_, Api::oci, *image.tag, image.file)) return;
    if (done_.insert_or_assign(*image.file.digest, true).second) put_stored_blob(image.file);
    std::string manifest;
    write_sif_manifest(collection_, image.file, manifest);
    const Digest digest = Digest::of(manifest);
    put_manifest(digest.text(), manifest, oci::media_type::image_manifest, digest);
    generated_[*image.file.digest] = {digest, manifest.size()};
  }

  // OCI images: their documents are published byte for byte.
  void put_documents(const Tag& tag) {
    for (const Document& document : tag.documents) {
      if (!is_reachable(site_, tag, document) || !done_.insert_or_assign(document.digest, true).second) continue;
      for (const BlobRef& blob : document.blobs) put_document_blob(tag, blob);
      put_document(document.digest.text(), document);
    }
  }

  void put_document_blob(const Tag& tag, const BlobRef& blob) {
    if (!done_.insert_or_assign(blob.digest, true).second) return;  // layers are shared
    const StoredFile* const file = address_of(tag, blob.digest);
    StoredFile of_blob = file != nullptr ? *file : StoredFile{};
    of_blob.digest = blob.digest;
    put_stored_blob(of_blob);
  }

  void put_document(std::string_view reference, const Document& document) {
    path("manifests/").append(reference);
    const std::string text = document.digest.text();
    writer_.put({.media_type = document.media_type, .docker_content_digest = text}, [&](std::string& out) {
      if (auto bytes = writer_.read(document.entry))
        out += *bytes;
      else
        writer_.note(bytes.error());
    });
  }

  void put_tag(const Tag& tag) {
    if (!is_published_oci(site_, collection_, tag)) return;
    tags_.push_back(tag.name);
    if (tag.layout == catalog::Layout::oci) {
      put_document(tag.name, tag.root());
      return put_schema1(writer_, collection_, tag);
    }
    std::string body;
    const std::vector<SifChild> children = children_of(tag);
    // Where the host cannot send an index's type, apptainer takes the index for a manifest without layers.
    const bool is_index = children.size() > 1 && site_.host.sends_media_types;
    if (is_index) {
      write_sif_index(children, body);
      if (done_.insert_or_assign(Digest::of(body), true).second)  // two tags of the same images
        put_manifest(Digest::of(body).text(), body, oci::media_type::image_index, Digest::of(body));
    } else {
      write_sif_manifest(collection_, tag.image(), body);
    }
    put_manifest(tag.name, body, is_index ? oci::media_type::image_index : oci::media_type::image_manifest,
                 Digest::of(body));
  }

  std::vector<SifChild> children_of(const Tag& tag) const {
    std::vector<SifChild> children;
    const auto add = [&](const StoredFile& file) {
      const auto made = file.digest ? generated_.find(*file.digest) : generated_.end();
      if (made != generated_.end() && !file.arch.empty())
        children.push_back({made->second.digest, made->second.size_bytes, file.arch});
    };
    add(tag.image());
    for (const StoredFile& image : tag.images) add(image);
    return children;
  }

  void put_referrers();
  void put_tag_list();

  Writer& writer_;
  const Site& site_;
  const Collection& collection_;
  std::string root_;
  std::map<Digest, Generated> generated_;  ///< image file → its manifest
  std::map<Digest, bool> done_;            ///< documents and blobs already put
  std::vector<std::string_view> tags_;
};

void write_referrer(JsonWriter& json, const Document& document) {
  json.begin_object().field("mediaType", document.media_type).field("digest", document.digest.text());
  json.field("size", std::uint64_t{document.size_bytes}).field("artifactType", document.artifact_type);
  if (!document.annotations.empty()) json.key("annotations").raw(document.annotations);
  json.end_object();
}

void OciPages::put_referrers() {
  std::map<Digest, std::vector<const Document*>> by_subject;
  for (const Tag& tag : collection_.tags)
    for (const Document& document : tag.documents)
      if (document.subject && done_.contains(document.digest)) by_subject[*document.subject].push_back(&document);
  for (auto& [subject, documents] : by_subject) {
    std::ranges::sort(documents, {}, [](const Document* d) { return d->digest; });
    const auto is_same = [](const Document* a, const Document* b) { return a->digest == b->digest; };
    documents.erase(std::unique(documents.begin(), documents.end(), is_same), documents.end());
    const auto fill = [&](std::string& out) {
      JsonWriter json(out);
      json.begin_object().field("schemaVersion", std::uint64_t{2}).field("mediaType", oci::media_type::image_index);
      json.key("manifests").begin_array();
      for (const Document* document : documents) write_referrer(json, *document);
      json.end_array().end_object();
    };
    const Page page{.role = Role::index, .media_type = oci::media_type::image_index};
    // A client that gets no answer it trusts from the API asks for the tag (distribution-spec,
    // "Referrers Tag Schema"); a host without media types can serve only that.
    if (site_.host.sends_media_types) {
      subject.append_text(path("referrers/"));
      writer_.put(page, fill);
    }
    subject.append_hex(path("manifests/sha256-"));
    writer_.put(page, fill);
  }
}

void OciPages::put_tag_list() {
  std::ranges::sort(tags_);
  const std::string_view name = std::string_view(root_).substr(3, root_.size() - 4);
  if (tags_.empty()) return;  // an unknown name, as far as OCI clients are concerned
  const auto put_after = [&](std::size_t first, std::string_view last) {
    writer_.put({.role = Role::index, .media_type = json_type, .variant = last}, [&](std::string& out) {
      JsonWriter json(out);
      json.begin_object().field("name", name).key("tags").begin_array();
      for (std::size_t i = first; i < tags_.size(); ++i) json.value(tags_[i]);
      json.end_array().end_object();
    });
  };
  path("tags/list");
  put_after(0, {});
  if (!site_.host.reads_query || tags_.size() > tags_with_own_list) return;
  for (std::size_t i = 0; i < tags_.size(); ++i) put_after(i + 1, tags_[i]);
}

}  // namespace

bool is_published_oci(const Site& site, const Collection& collection, const Tag& tag) {
  if (!is_spelled(site, collection) || !catalog::tag_refusal(Api::oci, tag.name).empty() || tag.is_yanked())
    return false;
  if (tag.layout == catalog::Layout::oci) return is_reachable(site, tag, tag.root());
  return is_published(site, Api::oci, tag, tag.image());
}

void oci_collection(Writer& writer, const Collection& collection, const Files& files) {
  if (is_spelled(writer.site, collection)) OciPages(writer, collection).put_all(files);
}

static bool has_published_tag(const Site& site, const Collection& collection) {
  return std::ranges::any_of(collection.tags, [&](const Tag& tag) { return is_published_oci(site, collection, tag); });
}

void oci_common(Writer& writer) {
  if (!writer.site.host.owns_host_root) return;
  writer.path("v2/");
  writer.put({.media_type = json_type}, [](std::string& out) { out += empty_json; });
  writer.path("v2/_catalog");
  writer.put({.role = Role::index, .media_type = json_type}, [&](std::string& out) {
    JsonWriter json(out);
    json.begin_object().key("repositories").begin_array();
    const auto& catalog = writer.site.catalog;
    for (const std::uint32_t i : catalog.by_oci_name)
      if (has_published_tag(writer.site, catalog.collections[i])) json.value(to_lower(catalog.collections[i].name));
    json.end_array().end_object();
  });
}

}  // namespace roadstead::render::api
