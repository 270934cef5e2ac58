// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/forge/event.hpp"
#include "roadstead/forge/forge.hpp"

namespace roadstead::forge {

// Names with blanks between them, in quotes or not.
static void add_names(std::vector<std::string>& names, std::string text, std::string_view prefix = {}) {
  std::erase_if(text, [](char c) { return c == '"' || c == '\''; });
  for (const auto name : split(text, ' '))
    if (!trim(name).empty()) names.push_back(std::string(prefix).append(trim(name)));
}

static Result<std::string> text_of(const Environment& environment, std::string_view name) {
  const std::string text = environment(name).value_or("");
  if (!is_plain_utf8(text)) return fail(Code::invalid, "{} is not a text, want UTF-8 without control characters", name);
  return text;
}

Result<ActionSettings> read_action_settings(const Environment& environment) {
  const auto is_set = [&](std::string_view name) { return environment(name).has_value(); };
  ActionSettings settings;
  settings.branch_prefix = environment("BRANCH_PREFIX").value_or("");
  auto title = text_of(environment, "PULL_REQUEST_TITLE"), body = text_of(environment, "PULL_REQUEST_BODY");
  if (!title) return Failure(title.error());
  if (!body) return Failure(body.error());
  settings.title = std::move(*title);
  settings.body = std::move(*body);
  settings.draft = is_set("PULL_REQUEST_DRAFT");
  settings.maintainer_cant_modify = is_set("MAINTAINER_CANT_MODIFY");
  settings.pass_on_error = is_set("PASS_ON_ERROR");
  settings.pass_if_exists = is_set("PASS_IF_EXISTS");
  settings.update = is_set("PULL_REQUEST_UPDATE");
  const std::string state = environment("PULL_REQUEST_STATE").value_or("open");
  if (state != "open" && state != "closed")
    return fail(Code::invalid, "PULL_REQUEST_STATE is '{}', want 'open' or 'closed'", one_line(state));
  settings.closes = state == "closed";
  add_names(settings.reviewers, environment("PULL_REQUEST_REVIEWERS").value_or(""));
  add_names(settings.reviewers, environment("PULL_REQUEST_TEAM_REVIEWERS").value_or(""), team_prefix);
  add_names(settings.assignees, environment("PULL_REQUEST_ASSIGNEES").value_or(""));
  return settings;
}

}  // namespace roadstead::forge
