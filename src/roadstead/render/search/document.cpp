// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/search/document.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "roadstead/base/time.hpp"
#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/license.hpp"
#include "roadstead/render/overview.hpp"
#include "roadstead/render/shortened.hpp"
#include "roadstead/render/tag_order.hpp"

namespace roadstead::render::search {

using catalog::Collection;
using catalog::Tag;

namespace {

constexpr std::size_t licence_limit = 60;

// cosign as a referrer and as a bundle, notation, and what calls itself a signature.
bool is_signature(std::string_view type) {
  constexpr std::string_view words[] = {"cosign", "sigstore.bundle", "notary.signature", "signature"};
  return std::ranges::any_of(words, [&](std::string_view word) { return type.find(word) != type.npos; });
}

bool is_signed(const Collection& collection, const Tag& tag) {
  if (!tag.signers.empty()) return true;
  if (tag.layout != catalog::Layout::oci || !tag.stated.digest) return false;
  const auto signs = [&](const catalog::Document& document) {
    return document.subject == tag.stated.digest && is_signature(document.artifact_type);
  };
  if (std::ranges::any_of(tag.documents, signs)) return true;
  return collection.find("sha256-" + tag.stated.digest->hex() + ".sig") != nullptr;  // cosign's older scheme
}

void add_images(Facts& facts, const Tag& tag) {
  const auto images = catalog::image_sizes(tag);
  const catalog::PullSize size = catalog::pull_size(images);
  facts.least_bytes = size.least;
  facts.bytes = size.most;
  for (const catalog::ImageSize& image : images)
    if (!image.arch.empty()) facts.archs.push_back(image.arch);
  std::ranges::sort(facts.archs);
  facts.archs.erase(std::unique(facts.archs.begin(), facts.archs.end()), facts.archs.end());
}

}  // namespace

std::vector<Document> documents_of(const catalog::Catalog& catalog) {
  struct Dated {
    Document document;
    std::int64_t when;
  };
  std::vector<Dated> dated;
  dated.reserve(catalog.collections.size());
  for (const Collection& collection : catalog.collections) {
    const Tag* const tag = shown_tag(collection).tag;
    const bool has_time = tag != nullptr && !tag->stated.created.empty();
    dated.push_back(
        {{&collection, tag}, has_time ? unix_seconds(tag->stated.created) : std::numeric_limits<std::int64_t>::min()});
  }
  std::ranges::stable_sort(dated, std::greater(), &Dated::when);
  std::vector<Document> documents;
  documents.reserve(dated.size());
  for (const Dated& one : dated) documents.push_back(one.document);
  return documents;
}

Facts facts_of(const Document& document) {
  Facts facts{.owner = owner_of(*document.collection)};
  facts.tags =
      static_cast<std::uint64_t>(std::ranges::count_if(document.collection->tags, std::not_fn(&Tag::is_yanked)));
  if (document.tag == nullptr) return facts;
  facts.licence = up_to(license_of(*document.tag), licence_limit);
  facts.day = document.tag->stated.created.substr(0, 10);
  facts.is_frozen = document.tag->frozen;
  facts.is_signed = is_signed(*document.collection, *document.tag);
  add_images(facts, *document.tag);
  return facts;
}

}  // namespace roadstead::render::search
