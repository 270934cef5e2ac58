// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/settings_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "roadstead/base/json_writer.hpp"

namespace roadstead::app {

namespace {

/// A key, where its value is in the settings, and what is wanted there.
struct Row {
  std::string_view key;
  const std::string& wanted;
  std::string& value;
};

std::vector<Row> rows_of(const PublishOverrides& wanted, recipe::Settings& settings) {
  return {{"registry", wanted.registry, settings.registry},      {"base", wanted.base, settings.base},
          {"storage", wanted.storage, settings.storage},         {"public-url", wanted.public_url, settings.public_url},
          {"namespace", wanted.collection, settings.collection}, {"builder", wanted.builder, settings.build.builder}};
}

std::string line_of(const Row& row) {
  std::string line = fmt::format("{}: \"", row.key);
  append_json_escaped(line, row.wanted);  // JSON's escapes are YAML's too (YAML 1.2 section 5.7)
  return line += '"';
}

// The line in which the key stands becomes another; without one it goes to the end.
std::string with_line(const std::string& text, const Row& row) {
  std::string out;
  bool is_there = false;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const bool is_it = line.starts_with(row.key) && line.substr(row.key.size()).starts_with(':');
    is_there = is_there || is_it;
    out.append(is_it ? line_of(row) : line) += '\n';
  }
  return is_there ? out : out + line_of(row) + "\n";
}

// What a tag does not say of its own is what all tags have.
void set_builder(recipe::Settings& settings, const std::string& builder) {
  for (recipe::TagSettings& tag : settings.tags)
    if (tag.build.builder == settings.build.builder) tag.build.builder = builder;
  settings.build.builder = builder;
}

}  // namespace

Result<std::string> settings_text(const std::string& text, const PublishOverrides& wanted, Replace replace) {
  auto settings = recipe::parse_settings(recipe_settings_name, text);
  if (!settings) return Failure(settings.error());
  std::string made =
      text.empty() ? "# How this repository's images are published: docs/recipe-repository.md of roadstead.\n" : text;
  for (const Row& row : rows_of(wanted, *settings)) {
    if (row.wanted.empty() || row.value == row.wanted) continue;
    if (!row.value.empty() && replace == Replace::no)
      return fail(Code::conflict, "{} has `{}: {}`, want --replace to make it '{}'", recipe_settings_name, row.key,
                  row.value, row.wanted);
    made = with_line(made, row);
    if (row.key == "builder") set_builder(*settings, row.wanted);
    row.value = row.wanted;
  }
  const auto again = recipe::parse_settings(recipe_settings_name, made);
  if (again && *again == *settings) return made;
  return fail(Code::invalid, "{} is not written in plain lines as `registry: …`, want it changed by hand",
              recipe_settings_name);
}

}  // namespace roadstead::app
