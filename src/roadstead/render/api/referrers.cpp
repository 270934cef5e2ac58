// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "roadstead/oci/media_type.hpp"
#include "roadstead/render/api/oci_pages.hpp"
#include "roadstead/render/api/oci_reach.hpp"

namespace roadstead::render::api {

using catalog::Digest;
using catalog::Document;

/// Documents by digest, so that one that several tags have is listed once.
using Referrers = std::map<Digest, const Document*>;

static std::map<Digest, Referrers> by_subject(const OciPages& pages) {
  std::map<Digest, Referrers> subjects;
  for (const catalog::Tag& tag : pages.collection.tags) {
    Reach reach(pages.site, tag);
    for (const Document& document : tag.documents)
      if (document.subject && reach.has(document)) subjects[*document.subject].emplace(document.digest, &document);
  }
  return subjects;
}

static void write_referrer(JsonWriter& json, const Document& document) {
  json.begin_object().field("mediaType", document.media_type).field("digest", document.digest.text());
  json.field("size", std::uint64_t{document.size_bytes}).field("artifactType", document.artifact_type);
  if (!document.annotations.empty()) json.key("annotations").raw(document.annotations);
  json.end_object();
}

static std::string list_of(const Referrers& referrers) {
  std::string list;
  JsonWriter json(list);
  json.begin_object().field("schemaVersion", std::uint64_t{2}).field("mediaType", oci::media_type::image_index);
  json.key("manifests").begin_array();
  for (const auto& [digest, document] : referrers) write_referrer(json, *document);
  json.end_array().end_object();
  return list;
}

void put_referrers(OciPages& pages) {
  for (const auto& [subject, referrers] : by_subject(pages)) {
    const std::string list = list_of(referrers), digest = Digest::of(list).text();
    const auto fill = [&](std::string& out) { out += list; };
    Page page{.role = Role::index, .media_type = oci::media_type::image_index};
    // A client that gets no answer it trusts from the API asks for the tag (distribution-spec,
    // "Referrers Tag Schema"); a host without media types can serve only that.
    if (pages.site.host.sends_media_types) {
      subject.append_text(pages.path("referrers/"));
      pages.writer.put(page, fill);
    }
    page.docker_content_digest = digest;
    subject.append_hex(pages.path("manifests/sha256-"));
    pages.writer.put(page, fill);
  }
}

}  // namespace roadstead::render::api
