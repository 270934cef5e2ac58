// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/oci.hpp"

#include "roadstead/render/api/oci_attached.hpp"
#include "roadstead/render/api/oci_names.hpp"
#include "roadstead/render/api/oci_pages.hpp"
#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/api/schema1.hpp"
#include "roadstead/render/api/sif_manifest.hpp"

namespace roadstead::render::api {

using catalog::Collection;
using catalog::Tag;

static void put_tag(OciPages& pages, const Tag& tag) {
  if (tag.layout == catalog::Layout::oci)
    put_document_tag(pages, tag);
  else
    put_file_tag(pages, tag);
}

static void put_all_documents(OciPages& pages) {
  for (const Tag& tag : pages.collection.tags) put_documents(pages, tag);
}

static void put_all_tags(OciPages& pages) {
  for (const Tag& tag : pages.collection.tags) put_tag(pages, tag);
}

void oci_collection(Writer& writer, const Collection& collection, const Files& files) {
  if (!is_spelled(writer.site, collection)) return;
  OciPages pages(writer, collection);
  put_file_blobs(pages, files);
  put_file_manifests(pages, files);
  put_all_documents(pages);
  put_artifacts(pages);
  put_all_tags(pages);
  put_referrers(pages);
  put_tag_list(pages);
}

// A digest may be any tag's; a tag may also be a referrers list, or what stands for another.
static void put_manifest_page(OciPages& pages, std::string_view reference) {
  if (reference.starts_with("sha256:")) {
    put_file_manifests(pages, collect_files(pages.collection));
    put_all_documents(pages);
    put_artifacts(pages);
    return put_all_tags(pages);
  }
  std::string_view name = reference;
  if (pages.collection.find(name) == nullptr && name.ends_with(schema1_suffix))
    name.remove_suffix(schema1_suffix.size());
  if (const Tag* const tag = pages.collection.find(name)) put_tag(pages, *tag);
  if (reference.starts_with("sha256-")) put_referrers(pages);
}

void oci_page(Writer& writer, const Collection& collection, std::string_view rest) {
  if (!is_spelled(writer.site, collection)) return;
  OciPages pages(writer, collection);
  const std::size_t slash = rest.find('/');
  const std::string_view kind = rest.substr(0, slash);
  if (kind == "manifests") return put_manifest_page(pages, rest.substr(slash + 1));
  if (kind == "referrers") return put_referrers(pages);
  if (kind == "tags") return put_tag_list(pages);
  if (kind != "blobs") return;
  put_file_blobs(pages, collect_files(collection));
  put_all_documents(pages);
  put_artifacts(pages);
}

void oci_common(Writer& writer) {
  if (!writer.site.host.owns_host_root) return;
  writer.path("v2/");
  writer.put({.media_type = json_type}, [](std::string& out) { out += empty_json; });
  writer.path("v2/_catalog");
  writer.put({.media_type = json_type}, [&](std::string& out) {
    JsonWriter json(out);
    json.begin_object().key("repositories").begin_array();
    for (const std::string& name : repositories_after(writer.site, "")) json.value(name);
    json.end_array().end_object();
  });
}

}  // namespace roadstead::render::api
