// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/publish/pull_request.hpp"
#include "roadstead/base/environment.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"

namespace roadstead::cli {

namespace {

constexpr std::string_view done_names[] = {"opened", "updated", "unchanged", "reopened", "closed"};
constexpr std::string_view part_names[] = {"labels", "reviewers", "assignees"};

std::string report_json(const app::BranchProposal& proposal) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("branch", proposal.branch).field("base", proposal.base);
  if (!proposal.pull) return json.field("passed_over", proposal.passed_over).end_object(), out + "\n";
  json.field("done", done_names[static_cast<int>(proposal.pull->done)]).field("number", proposal.pull->number);
  json.field("url", proposal.pull->url).key("refused").begin_array();
  for (const auto& refused : proposal.pull->refused)
    json.begin_object()
        .field("part", part_names[static_cast<int>(refused.part)])
        .field("message", refused.error.message())
        .end_object();
  json.end_array().end_object();
  return out + "\n";
}

std::string report_text(const app::BranchProposal& proposal) {
  if (!proposal.pull) return fmt::format("no pull request: {}\n", escape_controls(proposal.passed_over));
  return fmt::format("{}: {}\n", done_names[static_cast<int>(proposal.pull->done)],
                     escape_controls(proposal.pull->url));
}

Result<app::BranchProposal> propose(const forge::ActionSettings& settings, const Environment& environment) {
  constexpr std::uint64_t event_limit = std::uint64_t{16} << 20;
  const auto event =
      forge::read_event(environment, [](const std::string& path) { return read_file(path, event_limit); });
  if (!event) return Failure(event.error());
  const auto http = net::make_http_client();
  auto proposal = app::propose_branch(*event, settings, *http);
  if (!proposal) return proposal;
  if (auto done = app::write_outputs(*proposal, settings, environment); !done) return Failure(done.error());
  return proposal;
}

// PASS_ON_ERROR lets the job go on after whatever was refused.
int told(const Error& error, const forge::ActionSettings& settings) {
  fmt::print(stderr, "roadstead: {}\n", escape_controls(error.message()));
  return settings.pass_on_error ? exit_done : exit_failed;
}

Result<int> open_pull_request(bool as_json) {
  const auto environment = process_environment();
  const auto settings = forge::read_action_settings(environment);
  if (!settings) return Failure(settings.error());
  const auto proposal = propose(*settings, environment);
  if (!proposal) return told(proposal.error(), *settings);
  fmt::print("{}", as_json ? report_json(*proposal) : report_text(*proposal));
  int status = exit_done;
  if (proposal->pull)
    for (const auto& refused : proposal->pull->refused)
      status = told(wrap(refused.error, std::string(part_names[static_cast<int>(refused.part)])).value(), *settings);
  return status;
}

}  // namespace

void add_pull_request(CLI::App& root, Action& action) {
  const auto as_json = std::make_shared<bool>(false);
  CLI::App* const command =
      root.add_subcommand("pull-request", "Open the pull request of the branch that a CI runs for");
  command->add_flag("--json", *as_json, "print a report for programs");
  command->footer(
      "Example: roadstead pull-request\n"
      "All is told by the variables that the CI sets, and by those of docs/continuous-integration.md.");
  command->callback([as_json, &action] { action = [as_json] { return open_pull_request(*as_json); }; });
}

}  // namespace roadstead::cli
