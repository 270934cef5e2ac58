// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "roadstead/app/leave_out.hpp"
#include "roadstead/app/private_hosts.hpp"
#include "roadstead/app/verify_findings.hpp"
#include "roadstead/app/verify_recipes.hpp"
#include "roadstead/app/verify_task.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/verify/run.hpp"
#include "roadstead/verify/state_file.hpp"

namespace roadstead::app {

namespace {

using verify::Depth;
using verify::Object;

// What a policy allows and whose keys it has decide answers: one that was given under another is asked for again.
std::string basis_of(const VerifyOptions& options, const catalog::Policy& policy) {
  std::string text = fmt::format("{} {}", options.may_reach_private, fmt::join(policy.private_hosts, ","));
  for (const PgpKey& key : policy.pgp_keys) text += '\n' + key.armoured;
  return to_hex(sha256(text));
}

/// What is known, and what becomes known.
class Results {
 public:
  Results(Depths depths, std::string basis, std::optional<verify::StateFile> file)
      : depths_(depths), basis_(std::move(basis)), file_(std::move(file)) {}

  // Takes out what an earlier part of the run has answered.
  void take_known(std::vector<Object>& objects) {
    if (!file_) return;
    std::erase_if(objects, [&](const Object& object) {
      auto known = file_->state().find(key(object));
      if (known.fault) faulty_.push_back({object, std::move(*known.fault)});
      return known.is_known;
    });
  }

  void add(const Object& object, const std::optional<verify::Fault>& fault) {
    if (fault) faulty_.push_back({object, *fault});
    if (!file_) return;
    file_->add(key(object), fault);
    if (auto done = file_->flush(); !done && !error_) error_ = done.error();
  }

  Result<void> finish() {
    if (error_) return Failure(*error_);
    return file_ ? file_->remove() : Result<void>();
  }
  std::vector<Faulty> take_faulty() { return std::move(faulty_); }

 private:
  verify::ObjectKey key(const Object& object) const { return key_of(object, depths_.of(object), basis_); }

  Depths depths_;
  std::string basis_;
  std::optional<verify::StateFile> file_;
  std::vector<Faulty> faulty_;
  std::optional<Error> error_;
};

verify::RunOptions run_options(const VerifyOptions& options, const catalog::Policy& policy, Depth depth) {
  verify::RunOptions run;
  run.per_host = options.per_host;
  run.probe.depth = depth;
  if (depth == Depth::bytes) run.threads = options.jobs;
  run.probe.keys = policy.pgp_keys;
  let_in(policy.private_hosts, run.probe);
  if (options.may_reach_private) run.probe.reach = [](std::string_view) { return net::Reach::anywhere; };
  return run;
}

// A repository is in one shard and in one sample, told by its address as an object without a digest is.
Result<void> add_recipes(const VerifyOptions& options, const VerifyTask& task, VerifyReport& report) {
  if (!options.recipes) return {};
  const verify::ProbeOptions reach = run_options(options, task.policy, Depth::head).probe;
  const auto looked =
      verify_recipes(task.registry, {.reach = reach, .patience = options.patience}, [&](const catalog::Source& source) {
        Object object;
        object.url = source.repository;
        return options.shard.has(object) && options.sample.has(object) && !task.is_older(source);
      });
  if (!looked) return wrap(looked.error(), "looking at recipes");
  report.recipes = looked->tags;
  for (const RecipeFinding& found : looked->findings)
    report.recipe_findings.push_back({found.finding, {}, found.repository, 1});
  return {};
}

// Who is said to have signed what was read in full, and whose key nobody has.
std::map<std::string, std::uint64_t> unverified_signers(const VerifyOptions& options, const VerifyTask& task) {
  std::map<std::string, std::uint64_t> unverified;
  const Depths depths(options);
  for (const Object& object : task.objects)
    for (const std::string_view signer : object.signers)
      if (depths.of(object) == Depth::bytes &&
          std::ranges::find(task.policy.pgp_keys, signer, &PgpKey::fingerprint) == task.policy.pgp_keys.end())
        ++unverified[std::string(signer)];
  return unverified;
}

// Those of one depth after the other: mostly there is one.
Result<void> run_all(const VerifyOptions& options, const catalog::Policy& policy, std::span<const Object> left,
                     const verify::Finished& finished) {
  const Depths depths(options);
  while (!left.empty()) {
    const Depth depth = depths.of(left.front());
    const auto end = std::ranges::find_if(left, [&](const Object& object) { return depths.of(object) != depth; });
    const auto count = static_cast<std::size_t>(end - left.begin());
    if (auto done = verify::run(left.first(count), {.patience = options.patience}, run_options(options, policy, depth),
                                finished);
        !done)
      return done;
    left = left.subspan(count);
  }
  return {};
}

Result<std::optional<verify::StateFile>> open_state(const std::string& path) {
  if (path.empty()) return std::optional<verify::StateFile>();
  auto file = verify::StateFile::open(path);
  if (!file) return Failure(file.error());
  return std::optional(std::move(*file));
}

}  // namespace

Result<Verified> verify_registry(const VerifyOptions& options) {
  auto file = open_state(options.state);
  if (!file) return Failure(file.error());
  auto task = choose_objects(options);
  if (!task) return Failure(task.error());
  VerifyReport report{options.depth, task->objects.size(), 0, count_faulty(task->registry.loaded.findings), {}, 0, {}};
  const Depths depths(options);
  Results results(depths, basis_of(options, task->policy), std::move(*file));
  std::span<const Object> asked = task->objects;
  std::vector<Object> some;  // a copy only where it differs
  if (!options.state.empty() || !options.again.empty()) {
    some = task->objects;
    results.take_known(some);
    std::ranges::stable_sort(some, {}, [&](const Object& object) { return depths.of(object); });
    asked = some;
  }
  report.unverified = unverified_signers(options, *task);
  report.known = report.objects - asked.size();
  std::uint64_t done = report.known;
  const Interruption interruption;
  const auto ran =
      run_all(options, task->policy, asked, [&](const Object& object, const std::optional<verify::Fault>& fault) {
        results.add(object, fault);
        options.progress(++done, report.objects);
      });
  if (!ran) return wrap(ran.error(), fmt::format("{} of {} objects were looked at", done, report.objects));
  if (auto looked = add_recipes(options, *task, report); !looked) return Failure(looked.error());
  if (auto ended = results.finish(); !ended) return Failure(ended.error());
  std::vector<Faulty> faulty = results.take_faulty();
  report.findings = findings_of(*task->registry.tree, faulty);
  return Verified{std::move(task->registry), std::move(task->objects), std::move(faulty), std::move(task->policy),
                  std::move(report)};
}

Result<std::vector<Faulty>> look_at(const VerifyOptions& options, const Verified& verified,
                                    std::span<const Object> objects, Depth depth) {
  std::vector<Faulty> faulty;
  const Interruption interruption;
  const auto ran = verify::run(objects, {.patience = options.patience}, run_options(options, verified.policy, depth),
                               [&](const Object& object, const std::optional<verify::Fault>& fault) {
                                 if (fault) faulty.push_back({object, *fault});
                               });
  if (!ran) return Failure(ran.error());
  return faulty;
}

Result<VerifyReport> verify_objects(const VerifyOptions& options) {
  auto verified = verify_registry(options);
  if (!verified) return Failure(verified.error());
  return std::move(verified->report);
}

}  // namespace roadstead::app
