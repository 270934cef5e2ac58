// SPDX-License-Identifier: Apache-2.0
#include "synthetic/sif_tag.hpp"

#include <fmt/format.h>

#include <iterator>

#include "synthetic/front_matter.hpp"

namespace roadstead::bench {

static std::uint64_t sif_size(Random& random) { return random.between(1'000, 2'000'000) * 4096; }

static void append_image(std::string& out, const Collection& collection, Random& random) {
  const std::string digest = random_digest(random);
  const std::uint64_t size = sif_size(random);
  fmt::format_to(std::back_inserter(out),
                 "layout: manifests/singularity\nsize: {0}\ndigest: {1}\n"
                 "layers:\n- size: {0}\n  digest: \"{1}\"\n  url: \"{2}\"\n",
                 size, digest, object_url(collection, digest));
  if (random.one_in(10))
    fmt::format_to(std::back_inserter(out), "  mirrors: [\"https://mirror.example.net/{}.sif\"]\n", digest.substr(7));
}

static void append_further_images(std::string& out, const Collection& collection, Random& random) {
  if (!random.one_in(8)) return;
  out += "images:\n";
  for (std::uint64_t i = 0, count = random.between(1, 2); i < count; ++i) {
    const std::string digest = random_digest(random);
    fmt::format_to(std::back_inserter(out), "- {{arch: {}, size: {}, digest: \"{}\", url: \"{}\"}}\n",
                   further_architectures[i], sif_size(random), digest, object_url(collection, digest));
  }
}

static void append_history(std::string& out, const Collection& collection, const Tag& tag, Random& random) {
  if (tag.name != "latest" || !random.one_in(3)) return;
  out += "history:\n";
  std::int64_t created = tag.created;
  for (std::uint64_t i = 0, count = random.between(1, 4); i < count; ++i) {
    created -= static_cast<std::int64_t>(random.between(86'400, 10'000'000));
    const std::string digest = random_digest(random);
    fmt::format_to(std::back_inserter(out), "- {{digest: \"{}\", size: {}, url: \"{}\", created: {}}}\n", digest,
                   sif_size(random), object_url(collection, digest), timestamp(created));
  }
}

std::vector<File> sif_tag(const Collection& collection, const Tag& tag, Random& random) {
  std::string out = "---\n";
  append_image(out, collection, random);
  out += "arch: amd64\n";
  append_origin(out, collection, tag, random);
  append_further_images(out, collection, random);
  append_history(out, collection, tag, random);
  out += "---\n";
  if (random.one_in(2))
    fmt::format_to(std::back_inserter(out), "\nBuilt from `{}`, tested on *two* nodes.\n", tag.recipe);
  return {{"README.md", std::move(out)}};
}

}  // namespace roadstead::bench
