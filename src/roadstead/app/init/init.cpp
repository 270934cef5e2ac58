// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/init/init.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "roadstead/app/init/registry_ci.hpp"
#include "roadstead/base/ascii.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/net/forge_kind.hpp"
#include "roadstead/recipe/web_address.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t file_limit_bytes = 1 << 20;
constexpr std::string_view settings_name = "roadstead.yml";

std::optional<recipe::WebAddress> address_of(const fs::path& folder) {
  const auto url = run({.arguments = {"git", "-C", folder.string(), "remote", "get-url", "origin"}}, 1 << 16);
  return url ? recipe::web_address(trim(*url)) : std::nullopt;
}

// Gitea's and Forgejo's runners take GitHub's workflows, but have no Pages to deploy to.
std::string ci_of(const std::optional<recipe::WebAddress>& address, const Environment& environment) {
  const auto url = address ? parse_url(address->url) : std::nullopt;
  const auto forge = url ? net::forge_at(url->host, environment) : std::nullopt;
  if (!forge) return "none";
  const std::string name(net::facts_of(*forge).name);
  return std::ranges::find(registry_cis(), name) == registry_cis().end() ? "none" : name;
}

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

std::string settings_text(const InitOptions& options, const std::optional<recipe::WebAddress>& address) {
  std::string out = "# What this registry says of itself, and what a change to it must pass.\n";
  out += options.title.empty() ? "# title: Our registry\n" : fmt::format("title: {}\n", yaml_text(options.title));
  out += address_text(options.base_url);
  if (address) out += fmt::format("repository: {}\n", yaml_text(address->path));
  out += fmt::format("policy:\n  auto-merge: {}        # what passes is merged without a person\n", options.auto_merge);
  out += "  new-namespaces: review   # a person looks at the first change of a collection\n";
  return out + maintainers_text(options.maintainers);
}

std::string readme_text(const InitOptions& options, const std::optional<recipe::WebAddress>& address) {
  const std::string registry = address ? address->url : "<address of this repository>";
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
the rules that `roadstead.yml` sets and by the owners that the collection's README names, and merged once it passes.
`roadstead check . --base {} --branch <branch>` says the same before you push.
)",
                     options.title.empty() ? "Container registry" : options.title, registry, options.branch);
}

/// What is to be in the folder, and whether it may take the place of something else.
struct Wanted {
  CiFile file;
  bool is_kept = false;  ///< what is there stays, whatever it says
};

std::vector<Wanted> wanted_files(const InitOptions& options, const std::string& ci,
                                 const std::optional<recipe::WebAddress>& address) {
  std::vector<Wanted> all = {{{std::string(settings_name), settings_text(options, address)}, true},
                             {{"README.md", readme_text(options, address)}, true}};
  if (ci != "none")
    for (CiFile& file : registry_ci_files(ci, options.branch)) all.push_back({std::move(file), false});
  return all;
}

// It stands in scripts and in settings of another's CI: no more than a plain name.
Result<void> expect_branch(const std::string& branch) {
  const auto is_plain = [](char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '/'; };
  if (!branch.empty() && branch.front() != '-' && std::ranges::all_of(branch, is_plain)) return {};
  return fail(Code::invalid, "branch '{}' is none, want letters, digits and . _ - /", branch);
}

Result<void> expect_readable(const CiFile& settings) {
  catalog::Findings findings;
  catalog::Settings read;
  if (catalog::parse_settings(settings.path, settings.text, findings, read) && findings.empty()) return {};
  return fail(Code::invalid, "{}", findings.empty() ? "the settings cannot be read" : findings.front().message);
}

bool says_something(const InitOptions& options) {
  return !options.title.empty() || !options.base_url.empty() || !options.maintainers.empty() || options.auto_merge;
}

Result<void> sort_out(const InitOptions& options, std::vector<Wanted>& wanted, Initialized& done) {
  std::vector<Wanted> missing;
  for (Wanted& one : wanted) {
    const auto was = read_file(options.folder / one.file.path, file_limit_bytes);
    if (!was && was.error().code != Code::not_found) return Failure(was.error());
    if (was && one.file.path == settings_name && says_something(options) && *was != one.file.text)
      return fail(Code::conflict, "{} is there, want it changed by hand", one.file.path);
    if (was && !one.is_kept && *was != one.file.text && !options.replace)
      return fail(Code::conflict, "{} is there and says something else, want --replace to write it anew",
                  one.file.path);
    if (was && (one.is_kept || *was == one.file.text)) {
      done.kept.push_back(one.file.path);
    } else {
      missing.push_back(std::move(one));
    }
  }
  wanted = std::move(missing);
  return {};
}

Result<void> write(const fs::path& folder, const CiFile& file) {
  std::error_code error;
  fs::create_directories((folder / file.path).parent_path(), error);
  if (error) return fail_errno(error.value(), "making the folder of " + file.path);
  return write_file_atomically(folder / file.path, file.text);
}

}  // namespace

Result<Initialized> init_registry(const InitOptions& options, const Environment& environment) {
  if (auto fine = expect_branch(options.branch); !fine) return Failure(fine.error());
  const auto address = address_of(options.folder);
  Initialized done{.written = {}, .kept = {}, .ci = options.ci.empty() ? ci_of(address, environment) : options.ci};
  if (done.ci != "none") done.steps = registry_ci_steps(done.ci);
  auto wanted = wanted_files(options, done.ci, address);
  if (auto fine = expect_readable(wanted.front().file); !fine) return Failure(fine.error());
  if (auto fine = sort_out(options, wanted, done); !fine) return Failure(fine.error());
  for (const Wanted& one : wanted) {
    if (auto fine = write(options.folder, one.file); !fine) return Failure(fine.error());
    done.written.push_back(one.file.path);
  }
  return done;
}

}  // namespace roadstead::app
