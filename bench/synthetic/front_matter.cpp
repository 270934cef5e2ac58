// SPDX-License-Identifier: Apache-2.0
#include "synthetic/front_matter.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <iterator>

namespace roadstead::bench {

std::string timestamp(std::int64_t seconds) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

std::string object_url(const Collection& collection, std::string_view digest) {
  digest.remove_prefix(sizeof("sha256:") - 1);
  return fmt::format("https://storage.example.org/{}/sha256/{}", collection.path(), digest);
}

static void append_labels(std::string& out, const Collection& collection, const Tag& tag, Random& random) {
  fmt::format_to(std::back_inserter(out),
                 "labels:\n"
                 "  org.opencontainers.image.title: {}\n"
                 "  org.opencontainers.image.version: \"{}\"\n"
                 "  org.opencontainers.image.licenses: {}\n"
                 "  org.opencontainers.image.authors: \"{}\"\n",
                 collection.name.software->name, tag.version, collection.name.software->licence, random.pick(people));
}

void append_origin(std::string& out, const Collection& collection, const Tag& tag, Random& random) {
  fmt::format_to(std::back_inserter(out),
                 "created: {}\n"
                 "source: {{repository: \"https://github.com/{}\", commit: \"{}\", recipe: {}}}\n",
                 timestamp(tag.created), collection.path(), random_hex(20, random), tag.recipe);
  append_labels(out, collection, tag, random);
  if (tag.name == tag.version) out += "frozen: true\n";
  if (tag.name != "latest" && random.one_in(200)) out += "yanked: \"wrong results with more than 64 threads\"\n";
}

}  // namespace roadstead::bench
