// SPDX-License-Identifier: Apache-2.0
#include "synthetic/collection.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/json_writer.hpp"

namespace roadstead::bench {

std::string random_hex(std::size_t bytes, Random& random) {
  std::vector<std::uint8_t> raw(bytes);
  random.fill(raw);
  return to_hex(raw);
}

std::string random_digest(Random& random) { return "sha256:" + random_hex(32, random); }

// Versions carry the tag's number, so that no name comes twice however many tags are asked for.
static std::string tag_name(std::uint64_t number, const std::string& version, std::uint64_t first_flavour) {
  if (number == 0) return "latest";
  const std::uint64_t flavour = number / 2;
  if (number % 2 == 1 || flavour > flavours.size()) return version;
  return std::string(flavours[(first_flavour + flavour) % flavours.size()]);
}

static std::vector<Tag> make_tags(ImageKind kind, std::uint64_t count, Random& random) {
  constexpr std::int64_t day = 86400, newest = 1'719'792'000;  // 2024-07-01
  const std::uint64_t major = random.below(5), minor = random.below(20), first_flavour = random.below(flavours.size());
  std::int64_t created = newest - static_cast<std::int64_t>(random.below(1500)) * day;
  std::vector<Tag> tags;
  for (std::uint64_t i = 0; i < count; ++i) {
    Tag tag{.name = {}, .version = fmt::format("{}.{}.{}", major, minor, count - i), .recipe = {}, .created = created};
    tag.name = tag_name(i, tag.version, first_flavour);
    tag.recipe = kind == ImageKind::oci ? "Dockerfile" : i == 0 ? "Singularity" : "Singularity." + tag.name;
    tags.push_back(std::move(tag));
    created -= static_cast<std::int64_t>(random.between(3600, 90 * static_cast<std::uint64_t>(day)));
  }
  return tags;
}

Collection make_collection(Name name, std::uint64_t tags, Random& random) {
  Collection collection;
  collection.name = std::move(name);
  collection.kind = random.one_in(10) ? ImageKind::oci : ImageKind::sif;
  collection.tags = make_tags(collection.kind, tags, random);
  collection.base_layer = random_digest(random);
  collection.base_size_bytes = random.between(3'000'000, 80'000'000);
  return collection;
}

static std::string quoted(std::string_view text) {
  std::string out = "\"";
  append_json_escaped(out, text);  // a JSON string is a double-quoted YAML scalar
  return out + '"';
}

static void append_owners(std::string& out, Random& random) {
  static constexpr std::array<std::string_view, 8> accounts{"vmeyer",  "jalvarez",   "nokafor",   "wzhang",
                                                            "atanaka", "pnatarajan", "mkowalska", "elaurent"};
  const std::uint64_t first = random.below(accounts.size());
  out += fmt::format("owners: [{}", accounts[first]);
  if (random.one_in(2)) out += fmt::format(", {}", accounts[(first + 1) % accounts.size()]);
  out += "]\n";
}

static void append_body(std::string& out, const Collection& collection, Random& random) {
  const Software& what = *collection.name.software;
  fmt::format_to(std::back_inserter(out), "\n## {}\n\n{} {}. This collection is built for the clusters of **{}**.\n",
                 what.title, what.title, what.what, collection.name.owner);
  if (random.one_in(2))
    fmt::format_to(std::back_inserter(out), "\n```\napptainer exec {}_latest.sif {} --help\n```\n",
                   collection.name.repo, what.name);
  if (random.one_in(3))
    out += "\n- images are rebuilt when the base system has security updates\n- tags with a version never change\n";
  if (random.one_in(4)) out += "\n| node | driver |\n|---|---|\n| gpu01 | 535.104 |\n| gpu02 | 525.60 |\n";
  fmt::format_to(std::back_inserter(out), "\nReport problems [upstream](https://github.com/{}/issues).\n",
                 collection.path());
}

std::string collection_readme(const Collection& collection, Random& random) {
  const Software& what = *collection.name.software;
  std::string out = "---\nlayout: collection\n";
  out += "description: " + quoted(fmt::format("{} {}", what.title, what.what)) + "\n";
  append_owners(out, random);
  out += "---\n";
  append_body(out, collection, random);
  return out;
}

}  // namespace roadstead::bench
