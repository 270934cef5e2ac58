// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/init/registry_ci.hpp"

#include <algorithm>

namespace roadstead::app {

namespace {

/// What one CI is given.
struct Row {
  std::string_view name;
  std::vector<CiFile> (*files)(const std::string& branch);
  std::vector<std::string> steps;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all = {
      {"github",
       github_workflows,
       {"Settings, Pages: take GitHub Actions as the source",
        "Settings, Actions: allow GitHub Actions to create and approve pull requests",
        "Settings, Branches: protect the branch; let nobody push to it but what merges",
        "Settings, Actions, Workflow permissions: read; each workflow asks for what it needs",
        "Settings, Environments: merge, for the branch alone, with the secret ROADSTEAD_MERGE_TOKEN where the "
        "workflow's own token may not push to a protected branch, or teams own collections"}},
      {"gitlab",
       gitlab_pipeline,
       {"Settings, CI/CD, Variables: ROADSTEAD_IMAGE, an image with roadstead and git",
        "Settings, CI/CD, Variables: GITLAB_TOKEN, masked and protected, of the scope api, with the role that may "
        "merge into the branch",
        "Settings, Repository: protect the branch; let nobody push to it but what merges",
        "Build, Pipeline schedules: one each hour, which merges, and one each night with the variable AUDIT=yes"}}};
  return all;
}

const Row& row_of(std::string_view ci) { return *std::ranges::find(rows(), ci, &Row::name); }

}  // namespace

std::string with_branch(std::string_view text, const std::string& branch) {
  constexpr std::string_view mark = "@BRANCH@";
  std::string out;
  for (std::size_t at; (at = text.find(mark)) != text.npos; text.remove_prefix(at + mark.size()))
    out.append(text.substr(0, at)).append(branch);
  return out.append(text);
}

const std::vector<std::string>& registry_cis() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Row& row : rows()) all.emplace_back(row.name);
    return all;
  }();
  return names;
}

std::vector<CiFile> registry_ci_files(std::string_view ci, const std::string& branch) {
  return row_of(ci).files(branch);
}

std::vector<std::string> registry_ci_steps(std::string_view ci) { return row_of(ci).steps; }

}  // namespace roadstead::app
