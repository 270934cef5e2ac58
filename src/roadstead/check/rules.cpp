// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/rules.hpp"

#include <fmt/format.h>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/catalog/reach.hpp"

namespace roadstead::check {

using catalog::Api;
using catalog::Collection;
using catalog::Severity;
using catalog::StoredFile;
using catalog::Tag;

void check_names(const Collection& collection, const Tag& tag, const Say& say) {
  for (const Api api : {Api::shub, Api::library, Api::oci}) {
    if (const auto why = collection_refusal(api, collection.name); !why.empty() && &tag == &collection.tags.front())
      say(Severity::warning, "", fmt::format("the {} API loses '{}': {}", api_name(api), collection.name, why));
    if (const auto why = tag_refusal(api, tag.name); !why.empty())
      say(Severity::warning, "", fmt::format("the {} API loses tag '{}': {}", api_name(api), tag.name, why));
  }
}

void check_digests(const Collection&, const Tag& tag, const Say& say) {
  if (tag.layout == catalog::Layout::oci) return;
  const StoredFile& layer = tag.layers.front();
  if (!tag.stated.other_digest.empty())
    say(Severity::warning, "digest",
        fmt::format("'{}' is an MD5: library, OCI and verified pulls need sha256:<64 hex>", tag.stated.other_digest));
  else if (!layer.other_digest.empty())
    say(Severity::warning, "layers.0.digest",
        fmt::format("'{}' is an MD5: library, OCI and verified pulls need sha256:<64 hex>", layer.other_digest));
  else if (!tag.stated.digest && !layer.digest)
    say(Severity::warning, "", "no digest is known: library, OCI and verified pulls need sha256:<64 hex>");
}

void check_sizes(const Collection&, const Tag& tag, const Say& say) {
  const auto complain = [&](const StoredFile& file, std::string_view key) {
    if (is_size_implausible(tag, file))
      say(Severity::warning, key,
          fmt::format("size {} cannot be an image's bytes: it looks like KiB, want bytes", file.size_bytes));
  };
  if (tag.layout == catalog::Layout::oci) return;
  complain(tag.stated, "size");
  if (tag.layers.front().size_bytes != tag.stated.size_bytes) complain(tag.layers.front(), "layers.0.size");
}

void check_layer_sum(const Collection&, const Tag& tag, const Say& say) {
  if (!disagrees_with_layer(tag)) return;
  const StoredFile& layer = tag.layers.front();
  const auto text = [](const StoredFile& f) { return f.digest ? f.digest->text() : std::string(f.other_digest); };
  say(Severity::warning, "layers.0",
      fmt::format("the tag says {} bytes, {}; its only layer says {} bytes, {}", tag.stated.size_bytes,
                  text(tag.stated), layer.size_bytes, text(layer)));
}

static bool is_signed_address(std::string_view query) {
  for (const std::string_view mark :
       {"X-Amz-Signature=", "X-Goog-Signature=", "Signature=", "sig=", "token=", "X-Amz-Credential="})
    if (query.find(mark) != query.npos) return true;
  return false;
}

static void check_url(std::string_view text, std::string_view key, const Say& say) {
  const auto url = parse_url(text);
  if (!url) return;  // there is none: what is no URL was refused while parsing
  const auto warn = [&](std::string_view what) {
    say(Severity::warning, key, fmt::format("'{}' {}", text.substr(0, text.find('?')), what));
  };
  if (to_lower(url->scheme) != "https") warn("is not https: nobody can tell who answers");
  if (is_signed_address(url->query)) warn("carries a signature, which expires, want a lasting address");
  if (catalog::is_ci_artifact(text)) warn("is a CI artifact, which expires, want a lasting address");
  if (is_literal_host(*url))
    warn("names its host by an IP address or as localhost, want a name that everybody can reach");
}

static void check_file(const StoredFile& file, std::string_view list, std::size_t number, const Say& say) {
  if (!file.url.empty()) check_url(file.url, fmt::format("{}.{}.url", list, number), say);
  for (std::size_t i = 0; i < file.mirrors.size(); ++i)
    check_url(file.mirrors[i], fmt::format("{}.{}.mirrors.{}", list, number, i), say);
}

void check_urls(const Collection&, const Tag& tag, const Say& say) {
  for (std::size_t i = 0; i < tag.layers.size(); ++i) check_file(tag.layers[i], "layers", i, say);
  for (std::size_t i = 0; i < tag.images.size(); ++i) check_file(tag.images[i], "images", i, say);
  for (std::size_t i = 0; i < tag.history.size(); ++i) check_file(tag.history[i], "history", i, say);
}

void check_frozen(const Collection&, const Tag& tag, const Say& say) {
  if (tag.frozen && !tag.stated.digest)
    say(Severity::error, "frozen", "a frozen tag has no sha256 digest: nobody could see that it changed");
}

}  // namespace roadstead::check
