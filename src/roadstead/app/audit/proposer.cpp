// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/audit/proposer.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "roadstead/app/audit/repair_text.hpp"
#include "roadstead/app/publish/registry_remote.hpp"
#include "roadstead/forge/push_change.hpp"
#include "roadstead/forge/starting_point.hpp"

namespace roadstead::app {

using forge::FileChange;
using forge::Pushed;
using Done = RepairProposal::Done;

static constexpr std::string_view prefix = "audit/";

std::string audit_branch(std::string_view collection) { return std::string(prefix) + std::string(collection); }

// Whatever the branch proposed before: the base's files, with the repairs of now.
static Result<std::vector<FileChange>> make_files(forge::CurrentFiles& current, const std::string& collection,
                                                  const std::vector<Repair>& repairs) {
  std::set<std::string> paths;
  for (const auto& [path, file] : current.listing())
    if (current.is_proposed(path)) paths.insert(path);
  for (const Repair& repair : repairs) paths.insert(readme_path(repair.tag));
  if (auto done = current.expect({paths.begin(), paths.end()}); !done) return Failure(done.error());
  std::vector<FileChange> files;
  for (const std::string& path : paths) {
    auto base = current.read_base(path);
    if (!base) return Failure(base.error());
    if (*base) {
      std::vector<Repair> mine;
      std::ranges::copy_if(repairs, std::back_inserter(mine),
                           [&](const Repair& repair) { return readme_path(repair.tag) == path; });
      auto text = mine.empty() ? Result<std::string>(**base) : repaired(collection + "/" + path, **base, mine);
      if (!text) return Failure(text.error());
      *base = std::move(*text);
    }
    files.push_back({path, std::move(*base)});
  }
  return files;
}

Result<Proposer> Proposer::open(const AuditOptions& options, const std::string& address,
                                const std::filesystem::path& work, const Environment& environment) {
  auto remote = forge::RemoteRepository::open(work / "registry.git", registry_remote(address, environment));
  if (!remote) return Failure(remote.error());
  auto forge = AuditForge::open(address, environment);
  if (!forge) return Failure(forge.error());
  const auto location = source::locate(options.verify.registry);
  if (!location) return Failure(location.error());
  Proposer proposer(options, std::move(*remote), std::move(*forge), find_identity(location->path, environment));
  auto heads = proposer.remote_.heads({std::string(prefix) + "*"});
  if (!heads) return registry_failure(heads.error(), address);
  proposer.heads_ = std::move(*heads);
  return proposer;
}

std::vector<std::string> Proposer::collections() const {
  std::vector<std::string> names;
  for (const auto& [branch, id] : heads_) names.push_back(branch.substr(prefix.size()));
  return names;
}

static Result<void> note(RepairProposal& proposal, Result<std::string> url) {
  if (!url) return Failure(url.error());
  proposal.pull_request = std::move(*url);
  return {};
}

// Each commit of ours says what it repairs, and what it was made on. The base may end with one of another collection,
// and somebody's branch with it.
static bool is_repair(std::string_view message, const std::string& collection) {
  const std::string title = repair_title(collection, {});
  const bool is_of_it = message.starts_with(title + ":") || message.starts_with(title + "\n");
  return is_of_it && message.find("\n" + std::string(forge::base_trailer)) != message.npos;
}

// Asked of the branch as it is now: people push while mirrors are read.
Result<bool> Proposer::is_ours(const RepairProposal& proposal) {
  const std::string& branch = proposal.branch;
  const auto heads = remote_.heads({branch});
  if (!heads) return Failure(heads.error());
  const auto now = heads->find(branch);
  if (now == heads->end()) {
    heads_.erase(branch);
    return true;
  }
  if (auto done = remote_.fetch_commit(now->second, 1); !done) return Failure(done.error());
  const auto message = remote_.git().local({"log", "-1", "--format=%B", now->second});
  if (!message) return Failure(message.error());
  heads_.insert_or_assign(branch, now->second);
  return is_repair(*message, proposal.collection);
}

Result<void> Proposer::propose(RepairProposal& proposal) {
  const auto ours = is_ours(proposal);
  if (!ours) return Failure(ours.error());
  if (*ours) return push(proposal);
  proposal.done = Done::left_alone;
  return {};
}

Result<void> Proposer::push(RepairProposal& proposal) {
  const std::string title = repair_title(proposal.collection, proposal.repairs);
  const auto make = [&](forge::CurrentFiles& current) -> Result<std::vector<FileChange>> {
    const auto ours = is_ours(proposal);
    if (!ours) return Failure(ours.error());
    if (!*ours) return fail(Code::conflict, "somebody has pushed to it in between, want another audit");
    return make_files(current, proposal.collection, proposal.repairs);
  };
  const auto pushed = forge::push_change(remote_,
                                         {.base = options_.base,
                                          .branch = proposal.branch,
                                          .folder = proposal.collection,
                                          .message = title,
                                          .identity = identity_.environment,
                                          .sign = identity_.sign},
                                         make);
  if (!pushed) return Failure(pushed.error());
  const forge::Proposal request{
      .branch = proposal.branch, .base = pushed->base, .title = title, .body = repair_body(proposal.repairs)};
  if (pushed->done == Pushed::Done::nothing) return withdraw(proposal, request);
  proposal.done = pushed->done == Pushed::Done::pushed ? Done::pushed : Done::unchanged;
  return note(proposal, forge_.propose(request, proposal.done == Done::unchanged));
}

// The pull request first: a forge closes one whose branch is gone without a word.
Result<void> Proposer::withdraw(RepairProposal& proposal, forge::Proposal request) {
  proposal.done = Done::nothing;
  const auto head = heads_.find(proposal.branch);
  if (head == heads_.end()) return {};
  proposal.done = Done::withdrawn;
  request.body += "\nAll of it has healed, or is merged.\n";
  if (auto done = note(proposal, forge_.close(request)); !done) return done;
  const std::string ref = "refs/heads/" + proposal.branch;
  const auto gone =
      remote_.git().remote({"push", "--quiet", "--force-with-lease=" + ref + ":" + head->second, "origin", ":" + ref});
  return gone ? Result<void>() : Result<void>(Failure(gone.error()));
}

}  // namespace roadstead::app
