// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/pull/pull.hpp"

#include <fmt/format.h>

#include "roadstead/app/pull/fetch_image.hpp"
#include "roadstead/app/pull/site_reference.hpp"
#include "roadstead/base/json.hpp"
#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/builder/architecture.hpp"
#include "roadstead/net/follow.hpp"
#include "roadstead/net/refusal.hpp"
#include "roadstead/net/retry.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

Result<std::string> document_at(net::HttpClient& http, const std::string& url) {
  const auto patient = net::make_retrying_client(http);
  auto answer = net::follow(*patient, {.url = url});
  if (!answer) return Failure(answer.error());
  if (!answer->is_success()) return net::refusal({.url = url}, *answer, "", "200");
  return std::move(answer->body);
}

Failure no_collection(const SiteReference& reference) {
  return fail(Code::not_found, "'{}' is no collection of a registry's site, want one", reference.collection);
}

// Of a tag that is not there, whether the collection is, and what it has.
Failure no_tag(net::HttpClient& http, const SiteReference& reference) {
  const auto listed = document_at(http, reference.tags_address());
  if (!listed) return listed.error().code == Code::not_found ? no_collection(reference) : Failure(listed.error());
  const auto json = Json::parse(*listed);
  if (!json) return no_collection(reference);
  const auto tags = texts_at(json->root(), "/tags", "");
  const auto meant = nearest(reference.tag, tags);
  return fail(Code::not_found, "'{}' has no tag '{}'{}", reference.collection, reference.tag,
              meant ? fmt::format(", did you mean '{}'?", one_line(*meant)) : ", want one of its page");
}

// Whoever is on the line could choose the bytes.
void leave_out_unsafe(std::vector<std::string>& urls) {
  std::erase_if(urls, [](const std::string& url) { return !to_lower(url).starts_with("https:"); });
}

Result<PublishedImage> published_image(net::HttpClient& http, const SiteReference& reference,
                                       const PullOptions& options) {
  const auto json = document_at(http, reference.manifest_address());
  if (!json && json.error().code == Code::not_found) return no_tag(http, reference);
  if (!json) return Failure(json.error());
  const auto images = parse_tag_manifest(*json);
  if (!images) return Failure(images.error());
  auto image = choose_image(*images, options.arch, builder::machine_architecture());
  if (image && !image->has_sha256() && reference.collection.starts_with("https:")) leave_out_unsafe(image->urls);
  if (image && image->arch.empty() && !options.arch.empty() && options.say)
    options.say("the registry does not state for what architecture the image is");
  return image;
}

enum class There { nothing, same, another };

// Bytes that no digest tells of are never known to be the same.
Result<There> what_is_there(PulledImage& pulled) {
  std::error_code error;
  const auto status = fs::status(pulled.path, error);
  if (!fs::status_known(status)) return fail(Code::internal, "{}: {}", pulled.path.native(), error.message());
  if (!fs::exists(status)) return There::nothing;
  if (fs::is_directory(status)) return fail(Code::conflict, "'{}' is a folder, want a file", pulled.path.native());
  const auto file = open_for_reading(pulled.path);
  if (!file) return Failure(file.error());
  const auto compared = compare_bytes(*file, pulled.image);
  if (!compared && compared.error().code != Code::conflict) return Failure(compared.error());
  if (!compared || *compared < Compared::md5) return There::another;
  pulled.compared = *compared;
  return There::same;
}

}  // namespace

Result<PulledImage> pull(net::HttpClient& http, const PullOptions& options) {
  const auto reference = parse_site_reference(options.reference);
  if (!reference) return Failure(reference.error());
  auto image = published_image(http, *reference, options);
  if (!image) return wrap(image.error(), reference->collection + ":" + reference->tag);
  PulledImage pulled{.path = options.output, .image = std::move(*image)};
  if (pulled.path.empty()) pulled.path = reference->repository + "_" + reference->tag + ".sif";
  const auto there = what_is_there(pulled);
  if (!there) return Failure(there.error());
  if (*there == There::same) return pulled;
  if (*there == There::another && !options.force)
    return fail(Code::conflict, "'{}' is there and is another file, want --force or another name",
                pulled.path.native());
  if (auto done = fetch_image(http, options, pulled); !done) return Failure(done.error());
  return pulled;
}

}  // namespace roadstead::app
