// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/site_address.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/site/profile.hpp"
#include "roadstead/site/socket_address.hpp"

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
  };
  for (const auto& [name, check] : rows)
    if (CLI::Option* const option = app.get_option_no_throw(name)) option->check(check);
  if (CLI::Option* const base_url = app.get_option_no_throw("--base-url"))
    base_url->transform(CLI::Validator(read_base_url, ""));
  // One default for all: what the machine has, which is no number that could be written here.
  if (CLI::Option* const jobs = app.get_option_no_throw("--jobs"))
    jobs->description("threads; without it, one for each processor")->default_str("");
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) check_values(*command);
}

}  // namespace roadstead::cli
