// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/audit/propose_repairs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "roadstead/app/audit/proposer.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/temporary_folder.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

using Done = RepairProposal::Done;

namespace {

// Empty where git has nothing to say.
std::string ask_git(const std::string& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "-C", folder});
  const auto answer = run({.arguments = std::move(words)}, 1 << 16);
  return std::string(answer ? trim(*answer) : std::string_view());
}

// Of the repository that the registry lies in; a path is beside it.
Result<std::string> remote_of(const AuditOptions& options) {
  if (!options.remote.empty()) return options.remote;
  const auto location = source::locate(options.verify.registry);
  if (!location) return Failure(location.error());
  const std::string address = ask_git(location->path, {"config", "--get", "remote.origin.url"});
  if (address.empty() && ask_git(location->path, {"rev-parse", "--is-bare-repository"}) == "true")
    return fs::absolute(location->path).string();
  if (address.empty())
    return fail(Code::invalid, "{}: no remote 'origin', want --remote with the git address of the registry",
                location->path);
  const fs::path beside = fs::path(location->path) / address;
  std::error_code ignored;
  return fs::path(address).is_relative() && fs::exists(beside, ignored) ? fs::absolute(beside).string() : address;
}

std::vector<RepairProposal> by_collection(const std::vector<Repair>& repairs) {
  std::vector<RepairProposal> proposals;
  for (const Repair& repair : repairs) {
    if (proposals.empty() || proposals.back().collection != repair.collection)
      proposals.push_back({.collection = repair.collection, .branch = audit_branch(repair.collection)});
    proposals.back().repairs.push_back(repair);
  }
  return proposals;
}

// Branches of collections that need nothing any more have a proposal of nothing.
void add_healed(const std::vector<std::string>& collections, const Judgement& judgement,
                std::vector<RepairProposal>& proposals) {
  for (const std::string& collection : collections)
    if (judgement.may_withdraw(collection) &&
        std::ranges::find(proposals, collection, &RepairProposal::collection) == proposals.end())
      proposals.push_back({.collection = collection, .branch = audit_branch(collection)});
  std::ranges::sort(proposals, {}, &RepairProposal::collection);
}

std::string_view text_of(const RepairProposal& proposal) {
  if (!proposal.failure.empty()) return proposal.failure;
  switch (proposal.done) {
    case Done::unread: return "stays as it is, because something of the collection is left out";
    case Done::left_alone: return "left alone, because its last commit is no audit's";
    default: return done_name(proposal.done);
  }
}

// New ones have a limit: a host that lost all would else open thousands of pull requests in one night.
Result<void> propose_all(Proposer& proposer, unsigned most_new, const Judgement& judgement, const SayLine& say,
                         std::vector<RepairProposal>& proposals) {
  unsigned fresh = 0;
  for (RepairProposal& proposal : proposals) {
    const bool is_new = !proposer.has_branch(proposal.collection);
    if (is_new && fresh == most_new) continue;
    if (auto done = judgement.prove(proposal.repairs); !done) return done;
    if (is_new && proposal.repairs.empty()) continue;
    fresh += is_new ? 1 : 0;
    if (!is_new && judgement.is_unread(proposal.collection))
      proposal.done = Done::unread;
    else if (auto done = proposer.propose(proposal); !done)
      proposal.failure = done.error().message();
    say(fmt::format("{}: {}", proposal.branch, text_of(proposal)));
  }
  return {};
}

Result<void> prove_first(unsigned most, const Judgement& judgement, std::vector<RepairProposal>& proposals) {
  for (std::size_t i = 0; i < std::min<std::size_t>(most, proposals.size()); ++i)
    if (auto done = judgement.prove(proposals[i].repairs); !done) return done;
  return {};
}

}  // namespace

Result<std::vector<RepairProposal>> propose_repairs(const AuditOptions& options, const std::vector<Repair>& repairs,
                                                    const Judgement& judgement, const Environment& environment,
                                                    const SayLine& say) {
  std::vector<RepairProposal> proposals = by_collection(repairs);
  if (options.is_dry_run) {
    if (auto done = prove_first(options.most_proposals, judgement, proposals); !done) return Failure(done.error());
  } else {
    const auto address = remote_of(options);
    // Where there is nothing to repair, a registry without a remote is as good.
    if (!address && proposals.empty()) return proposals;
    if (!address) return Failure(address.error());
    const auto work = TemporaryFolder::make();
    if (!work) return Failure(work.error());
    auto proposer = Proposer::open(options, *address, work->path(), environment);
    if (!proposer) return Failure(proposer.error());
    add_healed(proposer->collections(), judgement, proposals);
    if (auto done = propose_all(*proposer, options.most_proposals, judgement, say, proposals); !done)
      return Failure(done.error());
  }
  std::erase_if(proposals, [](const RepairProposal& one) { return one.repairs.empty() && one.done == Done::planned; });
  return proposals;
}

}  // namespace roadstead::app
