// SPDX-License-Identifier: Apache-2.0
#include "synthetic/registry.hpp"

#include "synthetic/collection.hpp"
#include "synthetic/oci_tag.hpp"
#include "synthetic/sif_tag.hpp"

namespace roadstead::bench {

static constexpr std::string_view settings =
    "title: Synthetic Registry\n"
    "description: \"containers of many laboratories, for measurements\"\n"
    "url: \"https://registry.example.org\"\n"
    "baseurl: \"\"\n"
    "repository: example/registry\n"
    "maintainer: \"@example\"\n";

static Result<void> put_tag(const Collection& collection, const Tag& tag, Random& random, Output& output) {
  const std::string folder = collection.path() + "/manifests/" + tag.name + "/";
  const auto files =
      collection.kind == ImageKind::oci ? oci_tag(collection, tag, random) : sif_tag(collection, tag, random);
  for (const File& file : files)
    if (auto done = output.put(folder + file.path, file.bytes); !done) return done;
  return {};
}

static Result<void> put_collection(const Collection& collection, Random& random, Output& output) {
  if (auto done = output.put(collection.path() + "/README.md", collection_readme(collection, random)); !done)
    return done;
  for (const Tag& tag : collection.tags)
    if (auto done = put_tag(collection, tag, random, output); !done) return done;
  return {};
}

Result<void> put_registry(const RegistryOptions& options, Output& output) {
  if (auto done = output.put("_config.yml", settings); !done) return done;
  Names names(options.seed);
  Random random(options.seed + 1);
  for (std::uint64_t i = 0; i < options.collections; ++i) {
    const Collection collection = make_collection(names.next(), options.tags, random);
    if (auto done = put_collection(collection, random, output); !done) return wrap(done.error(), collection.path());
  }
  return output.finish();
}

}  // namespace roadstead::bench
