// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/builder/builders.hpp"

namespace roadstead::builder {

namespace {

struct Row {
  std::string_view name;
  std::unique_ptr<Builder> (*make)(const std::string& program);
};

constexpr Row table[] = {
    {"apptainer", make_definition_builder},
    {"singularity", make_definition_builder},
    {"buildah", make_dockerfile_builder},
    {"podman", make_dockerfile_builder},
    {"docker", [](const std::string&) { return make_docker_builder(); }},
    {"prebuilt", [](const std::string&) { return make_prebuilt_builder(); }},
};

constexpr std::string_view command_prefix = "command:";

Result<std::unique_ptr<Builder>> open_command(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ' '))
    if (!word.empty()) words.emplace_back(word);
  if (words.empty()) return fail(Code::invalid, "'command:' names no program, want as command:./build.sh");
  return make_command_builder(std::move(words));
}

}  // namespace

std::vector<std::string> builder_names() {
  std::vector<std::string> names;
  for (const Row& row : table) names.emplace_back(row.name);
  names.emplace_back("command:PROGRAM");
  return names;
}

Result<std::unique_ptr<Builder>> open_builder(std::string_view name) {
  if (name.starts_with(command_prefix)) return open_command(name.substr(command_prefix.size()));
  const auto found = std::ranges::find(table, name, &Row::name);
  if (found != std::end(table)) return found->make(std::string(name));
  const std::vector<std::string> names = builder_names();
  if (const auto near = nearest(name, names))
    return fail(Code::invalid, "no builder '{}', did you mean '{}'?", name, *near);
  return fail(Code::invalid, "no builder '{}', want one of {}", name, fmt::join(names, ", "));
}

}  // namespace roadstead::builder
