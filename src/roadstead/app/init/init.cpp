// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/init/init.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "roadstead/app/init/init_text.hpp"
#include "roadstead/app/init/registry_ci.hpp"
#include "roadstead/app/write_in_folder.hpp"
#include "roadstead/base/ascii.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/net/forge_kind.hpp"
#include "roadstead/recipe/settings.hpp"
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

/// What is to be in the folder, and whether it may take the place of something else.
struct Wanted {
  CiFile file;
  bool is_kept = false;  ///< what is there stays, whatever it says
};

// As the settings have it: GitHub's by its name, which also says where its Pages are.
std::string repository_of(const std::optional<recipe::WebAddress>& address) {
  if (!address) return {};
  return address->url.starts_with("https://github.com/") ? address->path : address->url;
}

std::vector<Wanted> wanted_files(const InitOptions& options, const std::string& ci,
                                 const std::optional<recipe::WebAddress>& address) {
  std::vector<Wanted> all = {{{std::string(settings_name), registry_settings(options, repository_of(address))}, true},
                             {{"README.md", registry_readme(options, address ? address->url : "")}, true}};
  if (ci != "none")
    for (CiFile& file : registry_ci_files(ci, options.branch)) all.push_back({std::move(file), false});
  return all;
}

Result<void> expect_readable(const CiFile& settings) {
  catalog::Findings findings;
  catalog::Settings read;
  if (catalog::parse_settings(settings.path, settings.text, findings, read) && findings.empty()) return {};
  return fail(Code::invalid, "{}", findings.empty() ? "the settings cannot be read" : findings.front().message);
}

// connect writes the same name into the repository of recipes: neither would work on.
Result<void> expect_no_recipes(std::string_view settings) {
  const auto read = recipe::parse_settings(settings_name, settings);
  if (!read || (read->registry.empty() && read->storage.empty())) return {};
  return fail(Code::conflict, "{} is that of a recipe repository, want a repository of its own for the registry",
              settings_name);
}

bool says_something(const InitOptions& options) {
  return !options.title.empty() || !options.base_url.empty() || !options.maintainers.empty() || options.auto_merge;
}

Result<void> sort_out(const InitOptions& options, std::vector<Wanted>& wanted, Initialized& done) {
  std::vector<Wanted> missing;
  for (Wanted& one : wanted) {
    const auto was = read_file(options.folder / one.file.path, file_limit_bytes);
    if (!was && was.error().code != Code::not_found) return Failure(was.error());
    if (was && one.file.path == settings_name)
      if (auto fine = expect_no_recipes(*was); !fine) return fine;
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

}  // namespace

Result<void> expect_plain_branch(const std::string& branch) {
  const auto is_plain = [](char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '/'; };
  if (!branch.empty() && branch.front() != '-' && std::ranges::all_of(branch, is_plain)) return {};
  return fail(Code::invalid, "branch '{}' is none, want letters, digits and . _ - /", branch);
}

Result<Initialized> init_registry(const InitOptions& options, const Environment& environment) {
  if (auto fine = expect_plain_branch(options.branch); !fine) return Failure(fine.error());
  const auto address = address_of(options.folder);
  Initialized done{.written = {}, .kept = {}, .ci = options.ci.empty() ? ci_of(address, environment) : options.ci};
  if (done.ci != "none") done.steps = registry_ci_steps(done.ci);
  auto wanted = wanted_files(options, done.ci, address);
  if (auto fine = expect_readable(wanted.front().file); !fine) return Failure(fine.error());
  if (auto fine = sort_out(options, wanted, done); !fine) return Failure(fine.error());
  for (const Wanted& one : wanted) {
    if (auto fine = write_in_folder(options.folder / one.file.path, one.file.text); !fine) return Failure(fine.error());
    done.written.push_back(one.file.path);
  }
  return done;
}

}  // namespace roadstead::app
