// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "roadstead/base/query_secret.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/catalog/private_hosts.hpp"
#include "roadstead/catalog/reach.hpp"

namespace roadstead::check {

using catalog::Api;
using catalog::Collection;
using catalog::Severity;
using catalog::StoredFile;
using catalog::Tag;

void check_names(const JudgedTag& judged, const Say& say) {
  const Collection& collection = judged.collection;
  const Tag& tag = judged.tag;
  for (const Api api : {Api::shub, Api::library, Api::oci}) {
    if (!collection.spelled_by.has(api) && &tag == &collection.tags.front())
      say(Severity::warning, "",
          fmt::format("the {} API loses '{}': {}", api_name(api), collection.name,
                      collection_refusal(api, collection.name)));
    if (!tag.spelled_by.has(api))
      say(Severity::warning, "",
          fmt::format("the {} API loses tag '{}': {}", api_name(api), tag.name, tag_refusal(api, tag.name)));
  }
}

// "layers.0.digest"
static std::string key_of(std::string_view list, std::size_t number, std::string_view field) {
  return fmt::format("{}.{}.{}", list, number, field);
}

static void complain_of_md5(const StoredFile& file, std::string_view key, const Say& say) {
  say(Severity::warning, key,
      fmt::format("'{}' is an MD5: library, OCI and verified pulls need sha256:<64 hex>", file.other_digest));
}

void check_digests(const JudgedTag& judged, const Say& say) {
  const Tag& tag = judged.tag;
  for (std::size_t i = 0; i < tag.images.size(); ++i)
    if (!tag.images[i].other_digest.empty()) complain_of_md5(tag.images[i], key_of("images", i, "digest"), say);
  if (tag.layout == catalog::Layout::oci) return;
  const StoredFile& layer = tag.layers.front();
  if (!tag.stated.other_digest.empty())
    complain_of_md5(tag.stated, "digest", say);
  else if (!layer.other_digest.empty())
    complain_of_md5(layer, "layers.0.digest", say);
  else if (!tag.stated.digest && !layer.digest)
    say(Severity::warning, "", "no digest is known: library, OCI and verified pulls need sha256:<64 hex>");
}

void check_sizes(const JudgedTag& judged, const Say& say) {
  const Tag& tag = judged.tag;
  if (tag.layout == catalog::Layout::oci) return;
  const auto judge = [&](const StoredFile& file, const auto& key) {
    if (file.size_bytes == 0)
      say(Severity::warning, key(), "size 0 cannot be an image's, want its bytes");
    else if (is_size_implausible(tag, file))
      say(Severity::warning, key(),
          fmt::format("size {} cannot be an image's bytes: it looks like KiB, want bytes", file.size_bytes));
  };
  const auto judge_all = [&](std::span<const StoredFile> files, std::string_view list) {
    for (std::size_t i = 0; i < files.size(); ++i) judge(files[i], [&] { return key_of(list, i, "size"); });
  };
  judge(tag.stated, [] { return "size"; });
  if (tag.layers.front().size_bytes != tag.stated.size_bytes) judge_all(tag.layers.first(1), "layers");
  judge_all(tag.images, "images");
  judge_all(tag.history, "history");
}

static std::string digest_text(const StoredFile& file) {
  const std::string text = file.digest_text();
  return text.empty() ? "no digest" : text;
}

// An address that belongs to a blob must say the same of it as the document that names the blob.
static void check_blob_sizes(const Tag& tag, const Say& say) {
  for (std::size_t i = 0; i < tag.layers.size(); ++i)
    for (const catalog::Document& document : tag.documents)
      for (const catalog::BlobRef& blob : document.blobs)
        if (tag.layers[i].digest == blob.digest && tag.layers[i].size_bytes != blob.size_bytes)
          return say(Severity::error, key_of("layers", i, "size"),
                     fmt::format("the layer has {} bytes here, but {} in the manifest that names it",
                                 tag.layers[i].size_bytes, blob.size_bytes));
}

void check_layer_sum(const JudgedTag& judged, const Say& say) {
  const Tag& tag = judged.tag;
  if (tag.layout == catalog::Layout::oci) return check_blob_sizes(tag, say);
  if (!disagrees_with_layer(tag)) return;
  const StoredFile& layer = tag.layers.front();
  // The first registries have tags that do; a new one is a mistake that would publish nothing through most APIs.
  const Severity severity = tag.older_form ? Severity::warning : Severity::error;
  const std::string digest = digest_text(tag.stated), layer_digest = digest_text(layer);
  if (digest != layer_digest)
    say(tag.stated.digest && layer.digest ? severity : Severity::warning, "layers.0",
        fmt::format("the tag says {}, its only layer says {}, want the same", digest, layer_digest));
  if (tag.stated.size_bytes != layer.size_bytes)
    say(severity, "layers.0",
        fmt::format("the tag says {} bytes, its only layer says {}, want the same", tag.stated.size_bytes,
                    layer.size_bytes));
}

// The key is spelled only where there is something to say.
template <class Key>
static void check_url(const JudgedTag& judged, std::string_view text, const Key& key, const Say& say) {
  const auto url = parse_url(text);
  if (!url) return;  // there is none: what is no URL was refused while parsing
  const auto warn = [&](std::string_view what) {
    say(Severity::warning, key(),
        fmt::format("'{}' {}", text.substr(0, text.find('?')), what));  // the query may be secret
  };
  if (!is_lower_of("https", url->scheme)) warn("is not https: nobody can tell who answers");
  if (const auto problem = query_secret(url->query); !problem.empty()) warn(problem);
  if (catalog::is_ci_artifact(*url)) warn("is a CI artifact, which expires, want a lasting address");
  const bool is_literal = is_literal_host(*url);
  if (!is_literal && !is_private_host(*url)) return;
  if (catalog::names_host(judged.policy.private_hosts, url->host)) return;
  warn(is_literal ? "names its host by an IP address or as localhost, want a name that everybody can reach"
                  : "names a host of a private network, want a name that everybody can reach");
}

// user@host:path, as ssh takes it; "javascript:alert(1)" has no user.
static bool is_ssh_address(std::string_view text) {
  const std::size_t at = text.find('@'), colon = text.find(':');
  return at != text.npos && colon != text.npos && at > 0 && colon > at + 1 && colon + 1 < text.size() &&
         text.find("://") == text.npos && text.find_first_of(" \t\"'<>\\") == text.npos;
}

static void check_repository(const JudgedTag& judged, const Say& say) {
  const std::string_view text = judged.tag.source.repository;
  constexpr std::string_view key = "source.repository";
  const auto url = parse_url(text);
  if (url && is_web_url(*url))
    return check_url(
        judged, text, [&] { return key; }, say);
  const bool is_git = url && (is_lower_of("ssh", url->scheme) || is_lower_of("git", url->scheme));
  if (!text.empty() && !is_git && !is_ssh_address(text))
    say(Severity::warning, key,
        fmt::format("'{}' is no address of a repository, want as https://host/owner/repo or git@host:owner/repo",
                    text.substr(0, text.find('?'))));
}

static void check_file(const JudgedTag& judged, const StoredFile& file, std::string_view list, std::size_t number,
                       const Say& say) {
  if (!file.url.empty())
    check_url(
        judged, file.url, [&] { return key_of(list, number, "url"); }, say);
  for (std::size_t i = 0; i < file.mirrors.size(); ++i)
    check_url(
        judged, file.mirrors[i], [&] { return key_of(list, number, fmt::format("mirrors.{}", i)); }, say);
}

void check_urls(const JudgedTag& judged, const Say& say) {
  const Tag& tag = judged.tag;
  check_repository(judged, say);
  for (std::size_t i = 0; i < tag.layers.size(); ++i) check_file(judged, tag.layers[i], "layers", i, say);
  for (std::size_t i = 0; i < tag.images.size(); ++i) check_file(judged, tag.images[i], "images", i, say);
  for (std::size_t i = 0; i < tag.history.size(); ++i) check_file(judged, tag.history[i], "history", i, say);
  for (std::size_t state = 0; state < tag.history.size(); ++state) {
    const auto documents = tag.attached_to(state);
    for (std::size_t i = 0; i < documents.size(); ++i)
      check_file(judged, documents[i].document.file, fmt::format("history.{}.attached", state), i, say);
  }
  for (std::size_t i = 0; i < tag.attached.size(); ++i) check_file(judged, tag.attached[i].file, "attached", i, say);
  for (const catalog::Document& document : tag.documents)
    for (const catalog::BlobRef& blob : document.blobs)
      for (const std::string_view url : blob.urls)
        check_url(
            judged, url, [] { return ""; }, say);
}

void check_frozen(const JudgedTag& judged, const Say& say) {
  const Tag& tag = judged.tag;
  if (tag.frozen && !tag.stated.digest)
    say(Severity::error, "frozen", "a frozen tag has no sha256 digest: nobody could see that it changed");
}

}  // namespace roadstead::check
