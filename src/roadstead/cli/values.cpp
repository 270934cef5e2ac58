// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/app/author.hpp"
#include "roadstead/app/publish/recipe_repository.hpp"
#include "roadstead/base/site_address.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/builder/builder.hpp"
#include "roadstead/recipe/names.hpp"
#include "roadstead/site/profile.hpp"
#include "roadstead/site/socket_address.hpp"
#include "roadstead/storage/blob_inventory.hpp"
#include "roadstead/storage/blob_store.hpp"
#include "roadstead/storage/store_name.hpp"

namespace roadstead::cli {

CLI::Validator one_of(const std::vector<std::string>& words) {
  const auto refuse = [words](const std::string& value) {
    if (std::ranges::find(words, value) != words.end()) return std::string();
    const auto near = nearest(value, words);
    return fmt::format("'{}' is not one of {}{}", value, fmt::join(words, ", "),
                       near ? fmt::format("; did you mean '{}'?", *near) : "");
  };
  return CLI::Validator(refuse, fmt::format("{{{}}}", fmt::join(words, ",")));
}

std::vector<std::string> words_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{'), close = type.find('}');
  if (open == type.npos || close == type.npos) return {};
  std::vector<std::string> words;
  for (const std::string_view word : split(std::string_view(type).substr(open + 1, close - open - 1), ','))
    words.emplace_back(word);
  return words;
}

// `open` tells whether it can be an address at all; what it opens is not wanted yet.
template <class Open>
static CLI::Validator store_opened_by(Open open) {
  const auto read = [open](std::string& value) {
    value = storage::store_address(value);
    const auto store = open(value);
    return store || store.error().code != Code::invalid ? std::string() : store.error().what;
  };
  return CLI::Validator(read, "");
}

CLI::Validator listed_store() { return store_opened_by(storage::open_blob_inventory); }

CLI::Validator local_store() {
  const auto read = [](std::string& value) {
    const auto folder = storage::store_folder(value);
    if (!folder) return folder.error().what;
    value = folder->string();
    return std::string();
  };
  return CLI::Validator(read, "");
}

CLI::Validator branch_name() { return parsed_by(app::expect_branch); }

std::string_view archive_ending(const std::string& name) {
  const std::string lower = to_lower(name);
  for (const std::string_view ending :
       {".tar", ".tgz", ".txz", ".tbz2", ".gz", ".xz", ".bz2", ".zst", ".lz4", ".zip", ".7z"})
    if (lower.ends_with(ending)) return ending;
  return {};
}

namespace {

std::string check_jobs(const std::string& value) {
  constexpr std::uint64_t limit = 1024;
  const auto number = parse_number(value);
  if (number && *number >= 1 && *number <= limit) return {};
  return fmt::format("'{}' is not a number of threads, want 1 to {}", value, limit);
}

// A script's variable may have been empty: that is not the registry here.
std::string check_registry(const std::string& value) {
  return value.empty() ? "the name is empty, want a directory or REPOSITORY@REVISION" : "";
}

std::string check_filled(const std::string& value) { return value.empty() ? "the value is empty, want one" : ""; }

std::string check_listen(const std::string& value) {
  const auto address = site::SocketAddress::parse(value);
  return address ? "" : address.error().what;
}

// Takes the spelling that pages have.
std::string read_base_url(std::string& value) {
  auto address = parse_site_address(value);
  if (!address) return address.error().what;
  value = std::move(*address);
  return {};
}

Result<void> parse_tag(const std::string& tag) {
  const std::string fault = recipe::tag_fault(tag);
  return fault.empty() ? Result<void>() : Result<void>(fail(Code::invalid, "{}", fault));
}

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  for (const site::Profile& profile : site::profiles()) names.emplace_back(profile.name);
  return names;
}

CLI::Validator quiet(std::string (*refuse)(const std::string&)) {
  return CLI::Validator([refuse](const std::string& value) { return refuse(value); }, "");
}

}  // namespace

void check_values(CLI::App& app) {
  const std::pair<const char*, CLI::Validator> rows[] = {
      {"--jobs", quiet(check_jobs)},
      {"--host", one_of(profile_names())},
      {"--listen", quiet(check_listen)},
      {"--author", parsed_by(app::parse_author)},
      {"--namespace", parsed_by(app::expect_collection)},
      {"--only", parsed_by(parse_tag)},
      {"--builder", parsed_by(builder::open_builder)},
      {"--public-url", parsed_by(storage::parse_public_url)},
  };
  for (const auto& [name, check] : rows)
    if (CLI::Option* const option = app.get_option_no_throw(name)) option->check(check);
  if (CLI::Option* const registry = app.get_option_no_throw("registry")) registry->check(quiet(check_registry));
  for (CLI::Option* const option : app.get_options())
    if (option->get_items_expected_max() != 0) option->check(quiet(check_filled));
  if (CLI::Option* const base_url = app.get_option_no_throw("--base-url"))
    base_url->transform(CLI::Validator(read_base_url, ""));
  if (CLI::Option* const storage = app.get_option_no_throw("--storage"))
    storage->transform(store_opened_by(
        [](const std::string& address) { return storage::open_blob_store({.address = address, .public_url = {}}); }));
  // One default for all: what the machine has, which is no number that could be written here.
  if (CLI::Option* const jobs = app.get_option_no_throw("--jobs"))
    jobs->description("threads; without it, one for each processor")->default_str("");
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) check_values(*command);
}

}  // namespace roadstead::cli
