// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "roadstead/oci/media_type.hpp"
#include "roadstead/render/api/oci_attached.hpp"
#include "roadstead/render/api/oci_pages.hpp"
#include "roadstead/render/api/oci_reach.hpp"

namespace roadstead::render::api {

using catalog::Digest;
using catalog::Document;

namespace {

/// What a list of referrers says of one.
struct Referrer {
  std::string_view media_type, artifact_type;
  std::uint64_t size_bytes;
  std::string_view annotations;  ///< JSON, or empty
};

/// By digest, so that one that several tags have is listed once.
using Referrers = std::map<Digest, Referrer>;
using BySubject = std::map<Digest, Referrers>;

void add_documents(const OciPages& pages, BySubject& subjects) {
  for (const catalog::Tag& tag : pages.collection.tags) {
    Reach reach(pages.site, tag);
    for (const Document& document : tag.documents)
      if (document.subject && reach.has(document))
        subjects[*document.subject].emplace(document.digest, Referrer{document.media_type, document.artifact_type,
                                                                      document.size_bytes, document.annotations});
  }
}

void add_artifacts(const OciPages& pages, BySubject& subjects) {
  for_each_artifact(pages, [&](const catalog::Attached& document, const Subject& subject, const std::string& manifest) {
    subjects[subject.digest].emplace(
        Digest::of(manifest), Referrer{oci::media_type::image_manifest, document.media_type, manifest.size(), {}});
  });
}

void write_referrer(JsonWriter& json, const Digest& digest, const Referrer& referrer) {
  json.begin_object().field("mediaType", referrer.media_type).field("digest", digest.text());
  json.field("size", referrer.size_bytes).field("artifactType", referrer.artifact_type);
  if (!referrer.annotations.empty()) json.key("annotations").raw(referrer.annotations);
  json.end_object();
}

std::string list_of(const Referrers& referrers) {
  std::string list;
  JsonWriter json(list);
  json.begin_object().field("schemaVersion", std::uint64_t{2}).field("mediaType", oci::media_type::image_index);
  json.key("manifests").begin_array();
  for (const auto& [digest, referrer] : referrers) write_referrer(json, digest, referrer);
  json.end_array().end_object();
  return list;
}

}  // namespace

void put_referrers(OciPages& pages) {
  BySubject subjects;
  add_documents(pages, subjects);
  add_artifacts(pages, subjects);
  for (const auto& [subject, referrers] : subjects) {
    const std::string list = list_of(referrers), digest = Digest::of(list).text();
    const auto fill = [&](std::string& out) { out += list; };
    Page page{.media_type = oci::media_type::image_index};
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
