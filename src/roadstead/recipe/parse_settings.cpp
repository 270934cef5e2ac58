// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "roadstead/base/arena.hpp"
#include "roadstead/base/query_secret.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/schema.hpp"
#include "roadstead/recipe/builder_of.hpp"
#include "roadstead/recipe/duration.hpp"
#include "roadstead/recipe/names.hpp"
#include "roadstead/recipe/settings.hpp"

namespace roadstead::recipe {

namespace {

using catalog::SchemaReader;
using Yaml = catalog::YamlDocument;
template <class Target>
using Field = SchemaReader::Field<Target>;
using Node = std::uint32_t;

std::string text(SchemaReader& reader, Node node) { return std::string(reader.text(node)); }

void read_builder(SchemaReader& reader, Node node, BuildSettings& build) { build.builder = text(reader, node); }

void read_limit(SchemaReader& reader, Node node, BuildSettings& build) {
  const std::string_view value = reader.text(node);
  const auto limit = parse_duration(value);
  if (!limit) reader.error(node, fmt::format("'{}' is no time limit, want as 90s, 30m or 2h, up to 30 days", value));
  build.limit = limit.value_or(build.limit);
}

struct SmokeTestName {
  std::string_view name;
  SmokeTest value;
};
constexpr SmokeTestName smoke_tests[] = {
    {"none", SmokeTest::none}, {"run", SmokeTest::run_true}, {"test", SmokeTest::recipe_test}};

void read_smoke_test(SchemaReader& reader, Node node, BuildSettings& build) {
  const std::string_view value = reader.text(node);
  const auto* const known = std::ranges::find(smoke_tests, value, &SmokeTestName::name);
  if (known == std::end(smoke_tests))
    reader.error(node, fmt::format("'{}' is no smoke test, want none, run or test", value));
  else
    build.smoke_test = known->value;
}

void read_frozen(SchemaReader& reader, Node node, BuildSettings& build) { build.frozen = reader.flag(node); }

// A tag's labels are added to those of all tags, or stand in their place.
void read_labels(SchemaReader& reader, Node node, BuildSettings& build) {
  for (const catalog::Label& label : reader.labels(node))
    build.labels.insert_or_assign(std::string(label.key), std::string(label.value));
}

// It is joined to the work tree's path, and no recipe lies outside.
void read_recipe(SchemaReader& reader, Node node, TagSettings& tag) {
  const std::string_view value = reader.text(node);
  if (has_credentials(value)) return reader.error(node, "the recipe's URL carries credentials, want one without");
  if (const auto url = parse_url(value)) {
    if (const auto secret = query_secret(url->query); !secret.empty())
      return reader.error(node, fmt::format("the recipe's URL {}", secret));
    tag.recipe = value;
    return;
  }
  const std::filesystem::path path = std::filesystem::path(value).lexically_normal();
  if (value.empty() || value.ends_with('/') || path.is_absolute() || path == "." || *path.begin() == "..")
    return reader.error(node, fmt::format("'{}' is no file of the repository, want its path from the top", value));
  tag.recipe = path.generic_string();
}

// What a setting of all tags and one of a single tag have in common.
template <class Target, auto read>
void into_build(SchemaReader& reader, Node node, Target& target) {
  read(reader, node, target.build);
}

template <class Target>
constexpr Field<Target> build_fields[] = {{"builder", false, into_build<Target, read_builder>},
                                          {"time-limit", false, into_build<Target, read_limit>},
                                          {"smoke-test", false, into_build<Target, read_smoke_test>},
                                          {"frozen", false, into_build<Target, read_frozen>},
                                          {"labels", false, into_build<Target, read_labels>}};

const auto tag_fields = [] {
  std::vector<Field<TagSettings>> fields(std::begin(build_fields<TagSettings>), std::end(build_fields<TagSettings>));
  fields.push_back({"recipe", false, read_recipe});
  return fields;
}();

void read_tag(SchemaReader& reader, Node key, Node value, Settings& settings) {
  TagSettings tag{std::string(reader.yaml()[key].text), {}, settings.build};
  if (auto fault = tag_fault(tag.tag); !fault.empty()) reader.error(key, std::move(fault), "name-grammar");
  if (reader.yaml()[value].kind == Yaml::Kind::scalar)
    read_recipe(reader, value, tag);
  else
    reader.mapping<TagSettings>(value, fmt::format("tag '{}'", tag.tag), tag_fields, tag);
  // What is an image already needs no builder that all others have.
  const bool has_own =
      reader.yaml()[value].kind == Yaml::Kind::mapping && reader.yaml().find(value, "builder") != Yaml::none;
  if (is_image(tag.recipe) && !has_own) tag.build.builder.clear();
  settings.tags.push_back(std::move(tag));
}

void read_tags(SchemaReader& reader, Node node, Settings& settings) {
  if (reader.yaml()[node].kind != Yaml::Kind::mapping)
    return reader.error(node, "'tags' is no mapping, want each tag with its recipe or with settings of its own");
  reader.yaml().for_each_pair(node, [&](Node key, Node value) { read_tag(reader, key, value, settings); });
}

void read_collection(SchemaReader& reader, Node node, Settings& settings) {
  settings.collection = text(reader, node);
  if (auto fault = collection_fault(settings.collection); !fault.empty()) reader.error(node, std::move(fault));
}

void read_base(SchemaReader& reader, Node node, Settings& settings) {
  settings.base = text(reader, node);
  if (settings.base.empty()) reader.error(node, "'base' is empty, want a branch of the registry");
}

void read_storage(SchemaReader& reader, Node node, Settings& settings) {
  settings.storage = text(reader, node);
  if (has_credentials(settings.storage))
    reader.error(node, "the storage's address carries credentials, want it without");
}

void read_registry(SchemaReader& reader, Node node, Settings& settings) { settings.registry = reader.repository(node); }
void read_public_url(SchemaReader& reader, Node node, Settings& settings) { settings.public_url = reader.url(node); }
void read_description(SchemaReader& reader, Node node, Settings& settings) {
  settings.description = text(reader, node);
}

std::vector<std::string> names(SchemaReader& reader, Node node) {
  const auto texts = reader.texts(node);
  return {texts.begin(), texts.end()};
}

void read_contents(SchemaReader& reader, Node node, Settings& settings) { settings.contents = reader.flag(node); }
void read_exclude(SchemaReader& reader, Node node, Settings& settings) { settings.exclude = names(reader, node); }

constexpr Field<PullRequestSettings> pull_request_fields[] = {
    {"labels", false, [](SchemaReader& r, Node node, PullRequestSettings& pull) { pull.labels = names(r, node); }},
    {"reviewers", false,
     [](SchemaReader& r, Node node, PullRequestSettings& pull) { pull.reviewers = names(r, node); }},
    {"draft", false, [](SchemaReader& r, Node node, PullRequestSettings& pull) { pull.draft = r.flag(node); }}};

void read_pull_request(SchemaReader& reader, Node node, Settings& settings) {
  reader.mapping<PullRequestSettings>(node, "'pull-request'", pull_request_fields, settings.pull_request);
}

// They are read in this order: tags begin as all tags are built.
const auto fields = [] {
  std::vector<Field<Settings>> list(std::begin(build_fields<Settings>), std::end(build_fields<Settings>));
  list.insert(list.end(), {{"registry", false, read_registry},
                           {"base", false, read_base},
                           {"storage", false, read_storage},
                           {"public-url", false, read_public_url},
                           {"namespace", false, read_collection},
                           {"description", false, read_description},
                           {"pull-request", false, read_pull_request},
                           {"contents", false, read_contents},
                           {"exclude", false, read_exclude},
                           {"tags", false, read_tags}});
  return list;
}();

Failure fail_at(std::string_view file, catalog::Position at, std::string_view message) {
  return fail(Code::invalid, "{}:{}:{}: {}", file, at.line, at.column, message);
}

}  // namespace

Result<Settings> parse_settings(std::string_view file, std::string_view text) {
  Yaml yaml;
  if (const auto done = yaml.parse(text, 1); !done) return fail_at(file, done.error().position, done.error().message);
  Arena arena;
  catalog::Findings findings;
  SchemaReader reader(file, yaml, arena, findings);
  Settings settings;
  reader.mapping<Settings>(0, "the file", fields, settings);
  if (findings.empty()) return settings;
  const catalog::Finding& first = *std::ranges::min_element(findings);
  return fail_at(file, {first.line, first.column}, first.message);
}

}  // namespace roadstead::recipe
