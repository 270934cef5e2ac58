// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/fix_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <span>

#include "roadstead/app/registry.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/catalog/layout.hpp"
#include "roadstead/check/mend.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

using catalog::Finding;
using catalog::Role;
using source::Entry;

namespace {

Result<void> take_bits(const fs::path& file) {
  std::error_code failed;
  fs::permissions(file, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                  fs::perm_options::remove, failed);
  if (failed) return fail(Code::unavailable, "{}: {}", file.string(), failed.message());
  return {};
}

class Fixer {
 public:
  Fixer(std::string folder, unsigned jobs) : folder_(std::move(folder)), jobs_(jobs) {}

  // What was hidden by one fault is seen once that is mended.
  Result<std::vector<Mended>> fix() {
    if (auto done = take_all_bits(); !done) return Failure(done.error());
    for (std::size_t before = mended_.size() + 1; before != mended_.size();) {
      before = mended_.size();
      if (auto done = mend_texts(); !done) return Failure(done.error());
    }
    return std::move(mended_);
  }

 private:
  Result<void> take_all_bits() {
    const auto tree = source::open_tree(folder_, jobs_);
    if (!tree) return Failure(tree.error());
    for (const Entry& entry : (*tree)->entries()) {
      if (entry.kind != source::Kind::executable || catalog::classify(entry.path).role == Role::outside) continue;
      if (auto done = take_bits(path_of(entry.path)); !done) return done;
      mended_.push_back({std::string(entry.path), "its executable bit is taken away"});
    }
    return {};
  }

  Result<void> mend_texts() {
    const auto registry = load_registry(folder_, jobs_);
    if (!registry) return Failure(registry.error());
    const auto reader = registry->tree->reader();
    catalog::Findings findings = registry->loaded.findings;
    std::ranges::sort(findings, std::ranges::greater());  // what stands behind does not move what stands before
    for (auto at = findings.begin(); at != findings.end();) {
      const auto end = std::find_if(at, findings.end(), [&](const Finding& other) { return other.path != at->path; });
      if (auto done = mend_file(*registry->tree, *reader, {at, end}); !done) return done;
      at = end;
    }
    return {};
  }

  // OCI documents are never touched: their bytes have a digest of their own.
  Result<void> mend_file(const source::Tree& tree, source::Reader& reader, std::span<const Finding> findings) {
    const std::string& path = findings.front().path;
    const Role role = catalog::classify(path).role;
    const std::ptrdiff_t at = source::find(tree, path);
    if (at < 0 || (role != Role::tag_readme && role != Role::collection_readme)) return {};
    constexpr std::uint64_t limit = std::uint64_t{1} << 20;  // of a README
    const auto bytes = reader.read(tree.entries()[static_cast<std::size_t>(at)], limit);
    if (!bytes) return {};  // a finding says so already
    std::string text(*bytes);
    const std::size_t before = mended_.size();
    for (const Finding& finding : findings)
      if (auto better = check::mend(text, finding)) {
        text = std::move(*better);
        mended_.push_back({path, "mended: " + finding.message});
      }
    return mended_.size() == before ? Result<void>() : write_file_atomically(path_of(path), text);
  }

  fs::path path_of(std::string_view path) const { return fs::path(folder_) / path; }

  std::string folder_;
  unsigned jobs_;
  std::vector<Mended> mended_;
};

}  // namespace

Result<std::vector<Mended>> fix_tree(const std::string& registry, unsigned jobs) {
  const auto location = source::locate(registry);
  if (!location) return Failure(location.error());
  if (!location->revision.empty())
    return fail(Code::invalid, "'{}' is a revision, want a directory whose files can be mended", registry);
  return Fixer(location->path, jobs).fix();
}

}  // namespace roadstead::app
