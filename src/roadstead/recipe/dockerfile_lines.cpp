// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/dockerfile_lines.hpp"

#include <algorithm>
#include <deque>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::recipe {

namespace {

// "# escape=`" among the comments that a file begins with.
char escape_of(std::string_view text) {
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    if (!line.starts_with('#')) break;
    const std::string_view directive = trim(line.substr(1));
    if (is_lower_of("escape=", directive.substr(0, 7)) && directive.size() == 8) return directive[7];
  }
  return '\\';
}

// The words that end the here-documents of an instruction: of "<<EOF <<-'END'" EOF and END.
std::deque<std::string> here_documents(std::string_view instruction) {
  std::deque<std::string> ends;
  for (std::size_t at = 0; (at = instruction.find("<<", at)) != instruction.npos;) {
    at += 2;
    std::string_view rest = instruction.substr(at);
    if (rest.starts_with('-')) rest.remove_prefix(1);
    if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    const auto end = std::ranges::find_if_not(rest, [](char c) { return is_alnum(c) || c == '_'; });
    if (end != rest.begin()) ends.emplace_back(rest.begin(), end);
  }
  return ends;
}

bool has_here_documents(std::string_view instruction) {
  const std::string word = to_upper(instruction.substr(0, instruction.find_first_of(" \t")));
  return word == "RUN" || word == "COPY" || word == "ADD";
}

}  // namespace

std::vector<std::string> dockerfile_instructions(std::string_view text) {
  const char escape = escape_of(text);
  std::vector<std::string> instructions;
  std::deque<std::string> ends;
  std::string joined;
  for (const std::string_view line : split(text, '\n')) {
    std::string_view part = trim(line);
    if (!ends.empty()) {
      if (part == ends.front()) ends.pop_front();
      continue;
    }
    if (part.empty() || part.starts_with('#')) continue;  // between continued lines too
    const bool goes_on = part.ends_with(escape);
    if (goes_on) part.remove_suffix(1);
    joined.append(part).append(goes_on ? " " : "");
    if (goes_on) continue;
    if (has_here_documents(joined)) ends = here_documents(joined);
    instructions.push_back(std::move(joined));
    joined.clear();
  }
  if (!joined.empty()) instructions.push_back(std::move(joined));
  return instructions;
}

}  // namespace roadstead::recipe
