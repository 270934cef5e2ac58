// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "reference.hpp"

namespace roadstead::reference {

namespace {

// In a table a bar ends the cell, even in code; outside of code '<', '[' and '*' mean something.
std::string cell(std::string_view text, std::string_view escaped) {
  std::string out;
  for (const char c : text) {
    if (escaped.find(c) != escaped.npos) out += '\\';
    out += c;
  }
  return out;
}

std::string code(std::string_view text) { return text.empty() ? "" : "`" + cell(text, "|") + "`"; }
std::string prose(std::string_view text) { return cell(text, "\\|<[*_`"); }

void append_parameter(std::string& out, const Parameter& parameter) {
  const std::string_view between = parameter.names.empty() || parameter.value.empty() ? "" : " ";
  out += fmt::format("| {} | {}", code(fmt::format("{}{}{}", parameter.names, between, parameter.value)),
                     prose(parameter.text));
  if (!parameter.needs.empty()) out += "; needs " + code(parameter.needs);
  out += fmt::format(" | {} |\n", parameter.required ? "required" : code(parameter.fallback));
}

void append_command(std::string& out, const Command& command) {
  out += fmt::format("\n## {}\n\n{}.\n\n```\n{}{}{}\n```\n", command.name, prose(command.summary), command.name,
                     command.synopsis.empty() ? "" : " ", command.synopsis);
  if (!command.arguments.empty() || !command.options.empty())
    out += "\n| parameter | meaning | default |\n|---|---|---|\n";
  for (const Parameter& argument : command.arguments) append_parameter(out, argument);
  for (const Parameter& option : command.options) append_parameter(out, option);
  if (!command.example.empty()) out += fmt::format("\nExample: {}\n", code(command.example));
}

void append_notes(std::string& out, std::string_view title, std::string_view column, std::span<const Note> notes) {
  out += fmt::format("\n## {}\n\n| {} | meaning |\n|---|---|\n", title, column);
  for (const Note& note : notes) out += fmt::format("| {} | {} |\n", code(note.term), prose(note.text));
}

}  // namespace

std::string markdown(std::span<const Command> commands) {
  std::string out = fmt::format(
      "<!-- Written by scripts/gen-docs from the declarations in src/roadstead/cli. -->\n# roadstead: {}\n\n{}\n",
      summary, introduction);
  out +=
      "\nEvery command takes `-h` or `--help`. Results go to standard output, everything else to standard error.\n\n";
  out += "| command | does |\n|---|---|\n";
  for (const Command& command : commands) {
    std::string anchor = command.name;
    for (char& c : anchor) c = c == ' ' ? '-' : c;
    out += fmt::format("| [`{}`](#{}) | {} |\n", command.name, anchor, prose(command.summary));
  }
  for (const Command& command : commands) append_command(out, command);
  append_notes(out, "Exit status", "status", exit_statuses());
  append_notes(out, "JSON reports", "report", json_reports());
  append_notes(out, "Signals", "signal", signals());
  append_notes(out, "Files", "file", files());
  return out;
}

}  // namespace roadstead::reference
