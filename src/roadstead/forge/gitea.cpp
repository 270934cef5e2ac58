// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/forge/repos_forge.hpp"
#include "roadstead/net/encoded.hpp"

namespace roadstead::forge {

using simdjson::dom::element;

namespace {

// The API that Gitea describes at /api/swagger, and Forgejo with it. Its lists have no filter by branch.
class Gitea : public ReposForge {
 public:
  Gitea(net::JsonApi api, std::string_view repository) : ReposForge(std::move(api), repository, "WIP: ") {}

  Result<std::optional<Listed>> find_open(const Proposal& proposal) override {
    return find(proposal, "state=open&limit=50", 200);
  }
  // Of all that a registry ever merged, only the newest are looked through for one to reopen.
  Result<std::optional<Listed>> find_closed(const Proposal& proposal) override {
    return find(proposal, "state=closed&limit=50", 10);
  }
  Result<void> add_labels(const Listed& listed, const std::vector<std::string>& labels) override;
  Result<void> add_assignees(const Listed& listed, const std::vector<std::string>& names) override;

 private:
  void write_head(JsonWriter& json, const Proposal& proposal) const override;
  Result<void> find_labels(const std::string& place, std::vector<std::string>& names, std::vector<std::uint64_t>& ids);
  Result<void> add_numbered_labels(const Listed& listed, const std::vector<std::uint64_t>& ids);
};

void Gitea::write_head(JsonWriter& json, const Proposal& proposal) const {
  const std::string fork = proposal.head_owner.empty() ? "" : proposal.head_owner + ":";
  json.field("head", fork + proposal.branch);
}

// Takes what it finds out of `names`, and appends its number to `ids`.
Result<void> Gitea::find_labels(const std::string& place, std::vector<std::string>& names,
                                std::vector<std::uint64_t>& ids) {
  constexpr unsigned most_pages = 20;
  return api_.search(place + "/labels?limit=50", most_pages, [&](element item) {
    if (std::erase(names, text_at(item, "/name")) != 0) ids.push_back(number_at(item, "/id"));
    return names.empty();
  });
}

Result<void> Gitea::add_numbered_labels(const Listed& pull, const std::vector<std::uint64_t>& ids) {
  return change("POST", fmt::format("/issues/{}/labels", pull.number), [&](JsonWriter& json) {
    json.key("labels").begin_array();
    for (const std::uint64_t id : ids) json.value(id);
    json.end_array();
  });
}

// Labels are told by number; they are the repository's or its organization's. A person has none.
Result<void> Gitea::add_labels(const Listed& pull, const std::vector<std::string>& labels) {
  std::vector<std::string> missing = labels;
  std::vector<std::uint64_t> ids;
  if (auto done = find_labels(place_, missing, ids); !done) return done;
  if (!missing.empty()) {
    auto done = find_labels("/orgs/" + net::encoded(owner_), missing, ids);
    if (!done && done.error().code != Code::not_found) return done;
  }
  if (!ids.empty())
    if (auto done = add_numbered_labels(pull, ids); !done) return done;
  if (!missing.empty()) return fail(Code::not_found, "no label '{}', want one that exists", missing.front());
  return {};
}

// The list is written anew.
Result<void> Gitea::add_assignees(const Listed& pull, const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const Person& person : pull.assignees) all.push_back(person.name);
  all.insert(all.end(), names.begin(), names.end());
  return change("PATCH", fmt::format("/pulls/{}", pull.number),
                [&](JsonWriter& json) { write_texts(json, "assignees", all); });
}

}  // namespace

std::unique_ptr<Forge> make_gitea(net::JsonApi api, std::string_view repository) {
  return std::make_unique<Gitea>(std::move(api), repository);
}

}  // namespace roadstead::forge
