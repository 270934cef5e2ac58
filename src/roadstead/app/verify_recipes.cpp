// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/verify_recipes.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "roadstead/app/source_remote.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/base/temporary_folder.hpp"
#include "roadstead/check/change.hpp"
#include "roadstead/check/locate.hpp"
#include "roadstead/forge/remote_repository.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::app {

namespace {

namespace fs = std::filesystem;
using catalog::Severity;
using catalog::Source;
using catalog::Tag;

/// The tags that were made from one repository.
struct Repository {
  std::string address;
  std::vector<const Tag*> tags;
};

/// What is wrong with a source: the key of the front matter that says it, and what there is instead.
struct SourceFault {
  std::string_view key;
  Severity severity = Severity::error;
  std::string message;
};
using Fault = std::optional<SourceFault>;

std::vector<Repository> repositories_of(const catalog::Catalog& catalog,
                                        const std::function<bool(const Source&)>& is_wanted) {
  std::map<std::string_view, std::vector<const Tag*>> by_address;
  for (const catalog::Collection& collection : catalog.collections)
    for (const Tag& tag : collection.tags)
      if (!tag.is_yanked() && !tag.source.repository.empty() && !tag.source.commit.empty() && is_wanted(tag.source))
        by_address[tag.source.repository].push_back(&tag);
  std::vector<Repository> repositories;
  for (auto& [address, tags] : by_address) repositories.push_back({std::string(address), std::move(tags)});
  return repositories;
}

// What nobody could tell is for a person to judge: the repository may be private, or the network down.
SourceFault untold(std::string_view key, const Error& error) {
  return {key, Severity::review, fmt::format("nobody could tell: {}", error.what)};
}

std::string_view recorded_digest(const Source& source) {
  const auto found = std::ranges::find(source.inputs, "recipe", &catalog::Label::key);
  const bool is_digest = found != source.inputs.end() && found->value.starts_with("sha256:");
  return is_digest ? found->value : std::string_view();
}

std::string_view folder_of(std::string_view path) {
  return path.substr(0, path.find('/') == path.npos ? 0 : path.rfind('/'));
}

/// Asks one repository for one tag after the other.
class SourceReader {
 public:
  SourceReader(const LoadedRegistry& registry, forge::RemoteRepository remote)
      : registry_(registry), remote_(std::move(remote)), files_(registry.tree->reader()) {}

  Result<Fault> fault_of(const Tag& tag) {
    if (Fault fault = commit_fault(std::string(tag.source.commit))) return fault;
    const std::string_view recipe = tag.source.recipe;
    if (recipe.empty() || recipe.find("://") != recipe.npos) return Fault();  // made elsewhere, from no recipe here
    const auto listing = remote_.entries(std::string(tag.source.commit), std::string(folder_of(recipe)));
    if (!listing) return Fault(untold("source.recipe", listing.error()));
    const auto file = listing->find(fs::path(recipe).filename().string());
    if (file == listing->end() || !file->second.mode.starts_with("100"))
      return Fault({"source.recipe", Severity::error,
                    fmt::format("commit {} has no file '{}'", tag.source.commit.substr(0, 12), recipe)});
    return bytes_fault(tag, file->second.id);
  }

 private:
  const Fault& commit_fault(const std::string& commit) {
    const auto [known, is_new] = commits_.try_emplace(commit);
    if (!is_new) return known->second;
    if (const auto done = remote_.fetch_commit(commit, 1); !done) {
      if (done.error().code == Code::not_found)
        known->second = {"source.commit", Severity::error, fmt::format("no commit {} is there", commit)};
      else
        known->second = untold("source.commit", done.error());
    }
    return known->second;
  }

  Result<Fault> bytes_fault(const Tag& tag, const std::string& id) {
    auto fetched = remote_.fetch_blobs({id});
    const auto bytes = fetched ? remote_.read(id) : Result<std::string>(Failure(fetched.error()));
    if (!bytes) return Fault(untold("source.recipe", bytes.error()));
    const std::string digest = catalog::Digest(sha256(*bytes)).text();
    const std::string_view recorded = recorded_digest(tag.source);
    if (!recorded.empty() && recorded != digest)
      return Fault({"source.inputs.recipe", Severity::error,
                    fmt::format("the recipe is {}, but {} is recorded", digest, recorded)});
    return copy_fault(tag, *bytes);
  }

  // The recipe that stands beside the README, for who reads the registry.
  Result<Fault> copy_fault(const Tag& tag, std::string_view bytes) {
    const source::Tree& tree = *registry_.tree;
    const std::string_view readme = tree.entries()[tag.entry].path;
    const auto at =
        source::find(tree, std::string(folder_of(readme)) + "/" + fs::path(tag.source.recipe).filename().string());
    if (at < 0) return Fault();
    const auto copy = files_->read(tree.entries()[static_cast<std::size_t>(at)], check::file_limit_bytes);
    if (!copy) return Failure(copy.error());
    if (*copy == bytes) return Fault();
    return Fault({"source.recipe", Severity::error, "the copy of the recipe beside the README has other bytes"});
  }

  const LoadedRegistry& registry_;
  forge::RemoteRepository remote_;
  std::unique_ptr<source::Reader> files_;
  std::map<std::string, Fault> commits_;
};

/// While it lives no file that this process or its children write grows beyond some size: a server may send without
/// end, and git would keep it all.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = std::min(bytes, before_.rlim_cur);
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
};

class RecipeVerifier {
 public:
  RecipeVerifier(const LoadedRegistry& registry, const RecipeOptions& options)
      : registry_(registry), options_(options) {}

  Result<std::vector<RecipeFinding>> look_at(const Repository& repository) const {
    const auto work = TemporaryFolder::make();
    if (!work) return Failure(work.error());
    const auto remote = source_remote(repository.address, work->path(), options_.reach, options_.patience);
    if (!remote) return all_of(repository, remote.error());
    auto opened = forge::RemoteRepository::open(work->path() / "source.git", *remote);
    if (!opened) return Failure(opened.error());
    SourceReader reader(registry_, std::move(*opened));
    std::vector<RecipeFinding> findings;
    for (const Tag* tag : repository.tags) {
      if (Interruption::has_come()) return fail(Code::unavailable, "interrupted");
      const auto fault = reader.fault_of(*tag);
      if (!fault) return Failure(fault.error());
      if (*fault) findings.push_back(finding_of(repository, *tag, **fault));
    }
    return findings;
  }

 private:
  std::vector<RecipeFinding> all_of(const Repository& repository, const Error& error) const {
    std::vector<RecipeFinding> findings;
    for (const Tag* tag : repository.tags)
      findings.push_back(finding_of(repository, *tag, untold("source.repository", error)));
    return findings;
  }

  RecipeFinding finding_of(const Repository& repository, const Tag& tag, const SourceFault& fault) const {
    const source::Entry& entry = registry_.tree->entries()[tag.entry];
    const catalog::Position at = check::locate(*registry_.tree->reader(), entry, fault.key);
    const std::string shown = net::redacted(repository.address);
    return {{std::string(entry.path), at.line, at.column, fault.severity, "recipe", shown + ": " + fault.message},
            shown};
  }

  const LoadedRegistry& registry_;
  const RecipeOptions& options_;
};

}  // namespace

Result<RecipeReport> verify_recipes(const LoadedRegistry& registry, const RecipeOptions& options,
                                    const std::function<bool(const Source&)>& is_wanted) {
  const auto repositories = repositories_of(registry.loaded.catalog, is_wanted);
  std::vector<Result<std::vector<RecipeFinding>>> parts(repositories.size());
  const RecipeVerifier verifier(registry, options);
  const FileSizeLimit limit(rlim_t{256} << 20U);
  parallel_for(repositories.size(), options.at_once,
               [&](std::size_t i) { parts[i] = verifier.look_at(repositories[i]); });
  RecipeReport report;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i]) return Failure(parts[i].error());
    report.tags += repositories[i].tags.size();
    report.findings.insert(report.findings.end(), parts[i]->begin(), parts[i]->end());
  }
  std::ranges::sort(report.findings, {}, &RecipeFinding::finding);
  return report;
}

}  // namespace roadstead::app
