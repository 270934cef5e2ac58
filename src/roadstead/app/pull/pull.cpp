// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/pull/pull.hpp"

#include <fmt/format.h>

#include "roadstead/app/pull/counted_client.hpp"
#include "roadstead/app/pull/site_reference.hpp"
#include "roadstead/base/json.hpp"
#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/builder/architecture.hpp"
#include "roadstead/net/download.hpp"
#include "roadstead/net/follow.hpp"
#include "roadstead/net/refusal.hpp"
#include "roadstead/net/retry.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

Result<std::string> document_at(net::HttpClient& http, const std::string& url) {
  const auto once = [&] { return net::follow(http, {.url = url}); };
  const auto timing = net::real_timing();
  const auto again = [&](const auto& answer) { return net::is_passing(answer, timing.now()); };
  auto answer = net::try_again({}, timing, once, again);
  if (!answer) return Failure(answer.error());
  if (!answer->is_success()) return net::refusal({.url = url}, *answer, "", "200");
  return std::move(answer->body);
}

// Of a tag that is not there, whether the collection is, and what it has.
Failure no_tag(net::HttpClient& http, const SiteReference& reference) {
  const auto listed = document_at(http, reference.tags_address());
  const auto json = listed ? Json::parse(*listed) : Result<Json>(Failure(listed.error()));
  if (!json) return fail(Code::not_found, "'{}' is no collection of a registry's site, want one", reference.collection);
  const auto tags = texts_at(json->root(), "/tags", "");
  const auto meant = nearest(reference.tag, tags);
  return fail(Code::not_found, "'{}' has no tag '{}'{}", reference.collection, reference.tag,
              meant ? fmt::format(", did you mean '{}'?", one_line(*meant)) : ", want one of its page");
}

Result<PublishedImage> published_image(net::HttpClient& http, const SiteReference& reference, const std::string& arch) {
  const auto json = document_at(http, reference.manifest_address());
  if (!json && json.error().code == Code::not_found) return no_tag(http, reference);
  if (!json) return Failure(json.error());
  const auto images = parse_tag_manifest(*json);
  if (!images) return Failure(images.error());
  return choose_image(*images, arch, builder::machine_architecture());
}

/// Puts an image under a name, from the first address that has it.
class Fetch {
 public:
  Fetch(net::HttpClient& http, const PullOptions& options, PulledImage& pulled)
      : http_(http), options_(options), pulled_(pulled) {}

  Result<void> from_anywhere() {
    Failure last = fail(Code::not_found, "the site says no address of it, want one");
    for (const std::string& url : pulled_.image.urls) {
      auto done = from(url);
      if (done || !may_be_elsewhere(done.error())) return done;
      last = Failure(done.error());
      if (&url != &pulled_.image.urls.back() && options_.say) options_.say(last.value().message());
    }
    return last;
  }

 private:
  // What this machine cannot write it cannot write from elsewhere either.
  static bool may_be_elsewhere(const Error& error) { return error.code != Code::internal; }

  Result<void> from(const std::string& url) {
    const fs::path part = pulled_.path.native() + ".part";
    CountedClient counted(http_, pulled_.image.size_bytes, options_.progress);
    if (auto done = net::download(counted, url, part); !done) return done;
    const auto compared = compare_bytes(part, pulled_.image);
    std::error_code error;
    if (compared) fs::rename(part, pulled_.path, error);
    if (!compared || error) fs::remove(part);
    if (!compared) return wrap(compared.error(), without_credentials(url));
    if (error) return fail(Code::internal, "renaming to {}: {}", pulled_.path.native(), error.message());
    pulled_.url = url;
    pulled_.compared = *compared;
    return {};
  }

  net::HttpClient& http_;
  const PullOptions& options_;
  PulledImage& pulled_;
};

// Bytes that nobody knows the hash of are never known to be the same.
bool is_there(PulledImage& pulled) {
  const auto compared = compare_bytes(pulled.path, pulled.image);
  if (!compared || *compared == Compared::size_alone) return false;
  pulled.compared = *compared;
  return true;
}

}  // namespace

Result<PulledImage> pull(net::HttpClient& http, const PullOptions& options) {
  const auto reference = parse_site_reference(options.reference);
  if (!reference) return Failure(reference.error());
  auto image = published_image(http, *reference, options.arch);
  if (!image) return wrap(image.error(), reference->collection + ":" + reference->tag);
  PulledImage pulled{.path = options.output, .image = std::move(*image)};
  if (pulled.path.empty()) pulled.path = reference->repository + "_" + reference->tag + ".sif";
  if (fs::exists(pulled.path) && !options.force) {
    if (is_there(pulled)) return pulled;
    return fail(Code::conflict, "'{}' is there and is another file, want --force or another name",
                pulled.path.native());
  }
  if (auto done = Fetch(http, options, pulled).from_anywhere(); !done) return Failure(done.error());
  return pulled;
}

}  // namespace roadstead::app
