// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/recipe/dockerfile_lines.hpp"
#include "roadstead/recipe/dockerfile_variables.hpp"
#include "roadstead/recipe/sources_of.hpp"
#include "roadstead/recipe/words.hpp"

namespace roadstead::recipe {

namespace {

using Words = std::vector<std::string>;

// What a few bytes of a Dockerfile may grow to when its variables are put in.
constexpr std::size_t variable_limit = 1000, base_limit = 1000, file_limit = 10'000;

class DockerfileReader {
 public:
  Sources read(std::string_view text) {
    for (const std::string& instruction : dockerfile_instructions(text)) take(instruction);
    return std::move(sources_);
  }

 private:
  void take(std::string_view instruction) {
    const std::size_t end = std::min(instruction.find_first_of(" \t"), instruction.size());
    const std::string name = to_upper(instruction.substr(0, end));
    const std::string_view rest = trim(instruction.substr(end));
    if (name == "FROM") take_from(shell_words(rest));
    if (name == "ARG" || name == "ENV") take_variables(shell_words(rest));
    if (name == "COPY" || name == "ADD") take_copy(rest);
  }

  // Each stage begins with the arguments that stood before the first one.
  void take_from(Words words) {
    std::erase_if(words, [](const std::string& word) { return word.starts_with("--"); });
    if (words.empty()) return;
    add_base(words[0]);
    if (!has_stage_) before_ = variables_;
    has_stage_ = true;
    variables_ = before_;
    stages_.insert(std::to_string(stage_count_++));
    if (words.size() >= 3 && is_lower_of("as", words[1])) stages_.insert(to_lower(words[2]));
  }

  void add_base(std::string_view written) {
    const auto reference = with_variables(written, variables_);
    if (!reference || reference->empty() || *reference == "scratch" || stages_.contains(to_lower(*reference))) return;
    const Base base{"docker", *reference};
    if (sources_.bases.size() < base_limit && std::ranges::find(sources_.bases, base) == sources_.bases.end())
      sources_.bases.push_back(base);
  }

  // "ENV NAME value" is an older form of "ENV NAME=value …"; an ARG without a default has what `docker build` is told.
  void take_variables(const Words& words) {
    if (words.size() == 2 && words[0].find('=') == std::string::npos) return set(words[0], words[1]);
    for (const std::string& word : words)
      if (const std::size_t equals = word.find('='); equals != word.npos)
        set(word.substr(0, equals), word.substr(equals + 1));
  }

  void set(const std::string& name, std::string_view written) {
    if (const auto value = with_variables(written, variables_); value && variables_.size() < variable_limit)
      variables_.insert_or_assign(name, *value);
    else
      variables_.erase(name);
  }

  // [--option…] SOURCE… DESTINATION, or the same as a JSON list: with its marks taken for blanks it is words in quotes.
  void take_copy(std::string_view rest) {
    Words words = shell_words(rest);
    while (!words.empty() && words[0].starts_with("--")) {
      if (words[0].starts_with("--from=")) return add_base(words[0].substr(7));
      words.erase(words.begin());
    }
    if (!words.empty() && words[0].starts_with('[')) words = list_words(rest.substr(rest.find('[')));
    if (!words.empty()) words.pop_back();
    for (const std::string& word : words) add_file(word);
  }

  static Words list_words(std::string_view list) {
    std::string blanks(list);
    bool is_quoted = false;
    for (char& c : blanks) {
      if (c == '"') is_quoted = !is_quoted;
      if (!is_quoted && (c == '[' || c == ']' || c == ',')) c = ' ';
    }
    return shell_words(blanks);
  }

  void add_file(std::string_view written) {
    if (written.starts_with("<<") || parse_url(written)) return;
    const auto path = with_variables(written, variables_);
    if (path && parse_url(*path)) return;
    if (path && sources_.files.size() < file_limit)
      sources_.files.push_back(*path);
    else
      sources_.copies_unknown = true;
  }

  Variables variables_, before_;
  bool has_stage_ = false;
  std::size_t stage_count_ = 0;
  std::set<std::string> stages_;  // names in lower case, and numbers
  Sources sources_;
};

}  // namespace

Sources sources_of_dockerfile(std::string_view text) { return DockerfileReader().read(text); }

}  // namespace roadstead::recipe
