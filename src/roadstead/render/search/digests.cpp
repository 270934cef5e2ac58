// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>

#include "roadstead/render/search/files.hpp"

namespace roadstead::render::search {

using catalog::Tag;

namespace {

constexpr std::size_t digests_in_shard = 1024;
// Digests are as good as random: so many in one shard are made up, and no reason to have all fetch a longer file.
constexpr std::size_t most_in_shard = 2048;

bool has_digest(const Tag& tag) { return !tag.is_yanked() && tag.stated.digest.has_value(); }

std::uint64_t beginning_of(const catalog::Digest& digest) {
  const std::string hex(digest.hex());
  std::uint64_t begin = 0;
  std::from_chars(hex.data(), hex.data() + 16, begin, 16);
  return begin;
}

}  // namespace

std::vector<TagDigest> digests_of(const std::vector<Document>& documents) {
  std::size_t count = 0;
  for (const Document& document : documents)
    count += static_cast<std::size_t>(std::ranges::count_if(document.collection->tags, has_digest));
  std::vector<TagDigest> digests;
  digests.reserve(count);
  for (std::uint32_t number = 0; number < documents.size(); ++number) {
    const auto& tags = documents[number].collection->tags;
    for (std::uint32_t place = 0; place < tags.size(); ++place)
      if (has_digest(tags[place])) digests.push_back({beginning_of(*tags[place].stated.digest), number, place});
  }
  std::ranges::sort(digests);
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
