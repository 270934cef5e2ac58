// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/init/init_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/json_writer.hpp"

namespace roadstead::app {

namespace {

// JSON's escapes are YAML's too (YAML 1.2 section 5.7).
std::string yaml_text(std::string_view text) {
  std::string out = "\"";
  append_json_escaped(out, text);
  return out + "\"";
}

std::string_view kind_of(const check::Author& author) {
  switch (author.kind) {
    case catalog::Owner::Kind::team: return "team";
    case catalog::Owner::Kind::repository: return "repository";
    case catalog::Owner::Kind::key: return "key";
    default: return "user";
  }
}

std::string maintainers_text(const std::vector<check::Author>& maintainers) {
  if (maintainers.empty())
    return "  # maintainers:            # who may change this file, and merge what is under review\n"
           "  # - {user: 12345, name: keeper}\n";
  std::string out = "  maintainers:\n";
  for (const check::Author& maintainer : maintainers)
    out += fmt::format("  - {}: {}\n", kind_of(maintainer),
                       maintainer.kind == catalog::Owner::Kind::key ? yaml_text(maintainer.id) : maintainer.id);
  return out;
}

// Jekyll's url is scheme and host, and its baseurl the path.
std::string address_text(const std::string& base_url) {
  if (base_url.empty()) return "# url: https://registry.example.org\n";
  const std::size_t path = std::min(base_url.find('/', base_url.find("://") + 3), base_url.size());
  std::string out = fmt::format("url: {}\n", yaml_text(base_url.substr(0, path)));
  if (path + 1 < base_url.size()) out += fmt::format("baseurl: {}\n", yaml_text(base_url.substr(path)));
  return out;
}

}  // namespace

std::string registry_settings(const InitOptions& options, const std::string& repository) {
  std::string out = "# What this registry says of itself, and what a change to it must pass.\n";
  out += options.title.empty() ? "# title: Our registry\n" : fmt::format("title: {}\n", yaml_text(options.title));
  out += address_text(options.base_url);
  if (!repository.empty()) out += fmt::format("repository: {}\n", yaml_text(repository));
  out += fmt::format("policy:\n  auto-merge: {}        # what passes is merged without a person\n", options.auto_merge);
  out += "  new-namespaces: review   # a person looks at the first change of a collection\n";
  return out + maintainers_text(options.maintainers);
}

std::string registry_readme(const InitOptions& options, const std::string& address) {
  const std::string registry = address.empty() ? "<address of this repository>" : address;
  return fmt::format(R"(# {}

A registry of container images. The images lie in object storage; this repository has what is known of them, a folder for
each collection and tag, and is published as a site that container clients pull from.

## Publish here

In the repository with your recipes:

```
roadstead connect --registry {} --storage s3://bucket/images
roadstead publish
```

Each publish proposes a change of the files of your own collection, on a branch `update/<owner>/<repo>`. It is checked by
the rules that `roadstead.yml` sets and by the owners that the collection's README names, and merged by itself where
`policy` says `auto-merge`, else by a person. `roadstead check . --base {} --branch <branch> --author user:<your number>` says the
same before you push.
)",
                     options.title.empty() ? "Container registry" : options.title, registry, options.branch);
}

}  // namespace roadstead::app
