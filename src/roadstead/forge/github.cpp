// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/repos_forge.hpp"
#include "roadstead/net/encoded.hpp"

namespace roadstead::forge {

namespace {

// https://docs.github.com/rest/pulls and /rest/issues, version 2022-11-28
class Github : public ReposForge {
 public:
  Github(net::JsonApi api, std::string_view repository) : ReposForge(std::move(api), repository, "") {}

  Result<std::optional<Listed>> find_open(const Proposal& proposal) override { return find_in(proposal, "open"); }
  Result<std::optional<Listed>> find_closed(const Proposal& proposal) override { return find_in(proposal, "closed"); }
  Result<void> add_labels(const Listed& listed, const std::vector<std::string>& labels) override;
  Result<void> add_assignees(const Listed& listed, const std::vector<std::string>& names) override;

 private:
  Result<std::optional<Listed>> find_in(const Proposal& proposal, std::string_view state);
  void write_head(JsonWriter& json, const Proposal& proposal) const override;
};

Result<std::optional<Listed>> Github::find_in(const Proposal& proposal, std::string_view state) {
  constexpr unsigned most_pages = 100;
  const std::string head = head_owner(proposal) + ":" + proposal.branch;
  return find(proposal,
              fmt::format("state={}&head={}&base={}&sort=created&direction=desc&per_page=100", state,
                          net::encoded(head), net::encoded(proposal.base)),
              most_pages);
}

void Github::write_head(JsonWriter& json, const Proposal& proposal) const {
  json.field("head", head_owner(proposal) + ":" + proposal.branch).field("draft", proposal.draft);
  // that they may is the default; to say so is refused of who may not grant it
  if (!proposal.maintainer_can_modify) json.field("maintainer_can_modify", false);
}

Result<void> Github::add_labels(const Listed& pull, const std::vector<std::string>& labels) {
  return change("POST", fmt::format("/issues/{}/labels", pull.number),
                [&](JsonWriter& json) { write_texts(json, "labels", labels); });
}

Result<void> Github::add_assignees(const Listed& pull, const std::vector<std::string>& names) {
  return change("POST", fmt::format("/issues/{}/assignees", pull.number),
                [&](JsonWriter& json) { write_texts(json, "assignees", names); });
}

}  // namespace

std::unique_ptr<Forge> make_github(net::JsonApi api, std::string_view repository) {
  return std::make_unique<Github>(std::move(api), repository);
}

}  // namespace roadstead::forge
