// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/gc/gc.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "roadstead/app/gc/digest_set.hpp"
#include "roadstead/app/gc/gc_list.hpp"
#include "roadstead/app/gc/sign_off.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/source/git_history.hpp"

namespace roadstead::app {

using storage::StoredBlob;

namespace {

constexpr std::int64_t day_s = 24 * 60 * 60;
constexpr std::uint64_t file_limit_bytes = std::uint64_t{256} << 20, list_limit_bytes = std::uint64_t{1} << 30;

// A repository without any remote is where all is pushed to; one with others may lack what they have.
Result<std::vector<std::string>> remote_tips(const std::string& repository, const std::string& remote) {
  if (remote.empty()) return std::vector<std::string>();
  const auto remotes = source::remotes_of(repository);
  if (!remotes) return Failure(remotes.error());
  if (std::ranges::find(*remotes, remote) != remotes->end()) return source::fetch_tips(repository, remote);
  if (remotes->empty() && remote == default_remote) return std::vector<std::string>();
  const auto near = nearest(remote, *remotes);
  return fail(Code::invalid, "no remote '{}'{}, want {}", remote, near ? fmt::format(", did you mean '{}'", *near) : "",
              remotes->empty() ? "--offline: there is none" : fmt::format("one of {}", fmt::join(*remotes, ", ")));
}

Result<DigestSet> named_by(const std::string& repository, const GcOptions& options) {
  const auto tips = remote_tips(repository, options.remote);
  if (!tips) return wrap(tips.error(), fmt::format("asking '{}' what it has", options.remote));
  const auto commits = source::live_commits(repository, options.now_s - options.grace_days * day_s, *tips);
  if (!commits) return Failure(commits.error());
  DigestSet named;
  const auto read = source::each_file_of(repository, *commits, file_limit_bytes,
                                         [&](std::string_view bytes) { named.add_named_in(bytes); });
  if (!read) return Failure(read.error());
  if (named.size() == 0) return fail(Code::invalid, "no file names an image, want a registry that stores here");
  return named;
}

Result<DigestSet> named_by_all(const GcOptions& options) {
  DigestSet named;
  for (const std::string& repository : options.registries)
    if (const auto own = named_by(repository, options)) {
      named.add(*own);
    } else {
      return wrap(own.error(), repository);
    }
  return named;
}

Result<GcReport> look_through(storage::BlobInventory& store, const DigestSet& named, const GcOptions& options) {
  GcReport report{.now_s = options.now_s, .grace_days = options.grace_days};
  std::uint64_t seen = 0;
  const auto listed = store.each([&](const StoredBlob& blob) -> Result<void> {
    options.progress(++seen, 0);
    if (Interruption::has_come()) return fail(Code::unavailable, "interrupted");
    if (blob.is_whole && named.has(blob.digest)) {
      report.named.add(blob);
    } else if (blob.stored_s > options.now_s - options.grace_days * day_s) {
      report.young.add(blob);
    } else {
      report.unnamed.push_back(blob);
    }
    return {};
  });
  if (!listed) return Failure(listed.error());
  std::ranges::sort(report.unnamed, {}, [](const StoredBlob& blob) { return std::pair(blob.digest, blob.is_whole); });
  return report;
}

// What was named while the store was listed stays: names are read once more, when all that will be removed is known.
Result<void> remove_listed(storage::BlobInventory& store, const GcList& list, const GcOptions& options,
                           GcReport& report) {
  const auto named = named_by_all(options);
  if (!named) return Failure(named.error());
  for (const StoredBlob& blob : report.unnamed) {
    if (!list.has(blob) || (blob.is_whole && named->has(blob.digest))) continue;
    if (auto done = store.remove(blob); !done)
      return wrap(done.error(), fmt::format("{} of {} are removed", report.removed.size(), list.size()));
    report.removed.push_back(blob);
    options.progress(report.removed.size(), list.size());
    if (Interruption::has_come()) return fail(Code::unavailable, "interrupted");
  }
  report.spared = list.size() - report.removed.size();
  return {};
}

Result<std::optional<GcList>> signed_list(const GcOptions& options) {
  if (options.remove_list.empty()) return std::optional<GcList>();
  const auto text = read_file(options.remove_list, list_limit_bytes);
  if (!text) return Failure(text.error());
  if (auto done = expect_sign_off(options.remove_list, *text, options.registries); !done) return Failure(done.error());
  auto list = parse_gc_list(*text);
  if (!list) return wrap(list.error(), options.remove_list);
  return std::optional(std::move(*list));
}

}  // namespace

GcShare GcReport::share_of_unnamed() const {
  GcShare share;
  for (const StoredBlob& blob : unnamed) share.add(blob);
  return share;
}

Result<GcReport> collect_garbage(const GcOptions& options) {
  const auto store = storage::open_blob_inventory(options.store);
  if (!store) return Failure(store.error());
  const auto list = signed_list(options);
  if (!list) return Failure(list.error());
  const Interruption interruption;
  const auto named = named_by_all(options);
  if (!named) return Failure(named.error());
  auto report = look_through(**store, *named, options);
  if (!report || !*list) return report;
  if (auto done = remove_listed(**store, **list, options, *report); !done) return Failure(done.error());
  return report;
}

}  // namespace roadstead::app
