// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>

#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/search/files.hpp"

namespace roadstead::render::search {

using catalog::Tag;

namespace {

constexpr std::size_t digests_in_shard = 1024;
// Digests are as good as random: so many in one shard are made up, and no reason to have all fetch a longer file.
constexpr std::size_t most_in_shard = 2048;

// "sha256:…" or "md5:…": its first 16 hex digits.
std::optional<std::uint64_t> beginning_of(std::string_view digest) {
  constexpr std::size_t digits = 16;
  const std::string_view hex = digest.substr(std::min(digest.find(':'), digest.size() - 1) + 1);
  std::uint64_t begin = 0;
  if (hex.size() < digits) return std::nullopt;
  const auto read = std::from_chars(hex.data(), hex.data() + digits, begin, 16);
  return read.ptr == hex.data() + digits ? std::optional(begin) : std::nullopt;
}

bool has_others(const Tag& tag) { return !tag.images.empty() || tag.layout == catalog::Layout::oci; }

// Of the tag, and of each of its images.
void add_digests(const Tag& tag, TagDigest place, std::vector<TagDigest>& digests) {
  const auto add = [&](const catalog::StoredFile& file) {
    const std::string text = file.digest_text();
    const auto begin = text.empty() ? std::nullopt : beginning_of(text);
    if (!begin) return;
    place.begin = *begin;
    digests.push_back(place);
  };
  add(tag.stated);
  if (!has_others(tag)) return;
  for (const catalog::ImageSize& image : catalog::image_sizes(tag)) add(image.file);
}

}  // namespace

std::vector<TagDigest> digests_of(const std::vector<Document>& documents) {
  std::vector<TagDigest> digests;
  for (std::uint32_t number = 0; number < documents.size(); ++number) {
    const auto& tags = documents[number].collection->tags;
    for (std::uint32_t place = 0; place < tags.size(); ++place)
      if (!tags[place].is_yanked()) add_digests(tags[place], {.document = number, .tag = place}, digests);
  }
  std::ranges::sort(digests);
  digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
  return digests;
}

std::size_t digest_shards(const Index& index) {
  return (index.digests().size() + digests_in_shard - 1) / digests_in_shard;
}

void append_digests(std::string& out, const Index& index, std::size_t shard) {
  const std::size_t shards = digest_shards(index);
  const auto shard_of = [shards](const TagDigest& digest) { return (digest.begin >> 32) * shards >> 32; };
  const auto first = std::ranges::lower_bound(index.digests(), shard, {}, shard_of);
  JsonWriter json(out);
  json.begin_object().key("digests").begin_array();
  std::size_t left = most_in_shard;
  for (auto at = first; at != index.digests().end() && shard_of(*at) == shard && left > 0; ++at, --left) {
    const catalog::Collection& collection = *index.documents()[at->document].collection;
    out += '\n';
    json.begin_array().value(fmt::format("{:016x}", at->begin)).value(std::uint64_t{at->document});
    json.value(collection.tags[at->tag].name).end_array();
  }
  json.end_array().end_object();
}

}  // namespace roadstead::render::search
