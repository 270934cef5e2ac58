// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "reference.hpp"
#include "roff.hpp"

namespace roadstead::reference {

namespace {

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

// "-o, --out OUT", its names in bold and its value in italics; a choice is typed as it stands.
std::string term(const Parameter& parameter) {
  std::string text = parameter.names.empty() ? "" : bold(parameter.names);
  if (parameter.value.empty()) return text;
  if (!text.empty()) text += " ";
  return text + (parameter.value.find('|') == parameter.value.npos ? italic(parameter.value) : bold(parameter.value));
}

void append_item(std::string& out, const std::string& term, std::string_view text) {
  out += fmt::format(".TP\n{}\n{}\n", term, roff(text));
}

void append_parameter(std::string& out, const Parameter& parameter) {
  std::string text = parameter.text;
  if (parameter.required) text += " (required)";
  if (!parameter.fallback.empty()) text += " (default: " + parameter.fallback + ")";
  if (!parameter.needs.empty()) text += "; needs " + parameter.needs;
  append_item(out, term(parameter), text);
}

std::string synopsis(const Command& command) {
  return bold(command.name) + (command.synopsis.empty() ? "" : " " + italic(command.synopsis));
}

void append_command(std::string& out, const Command& command) {
  out += fmt::format(".SS {}\n{}\n.PP\n{}.\n", roff_argument(command.name), synopsis(command), roff(command.summary));
  for (const Parameter& argument : command.arguments) append_parameter(out, argument);
  for (const Parameter& option : command.options) append_parameter(out, option);
  if (!command.example.empty())
    out += fmt::format(".PP\nExample:\n.PP\n.in +4n\n.nf\n{}\n.fi\n.in\n", roff(command.example));
}

void append_notes(std::string& out, std::string_view title, std::span<const Note> notes) {
  out += fmt::format(".SH {}\n", roff_argument(title));
  for (const Note& note : notes) append_item(out, bold(note.term), note.text);
}

}  // namespace

std::string man_page(std::span<const Command> commands, std::string_view version) {
  std::string out = ".\\\" Written by scripts/gen-docs from the declarations in src/roadstead/cli.\n";
  out +=
      fmt::format(".TH ROADSTEAD 1 \"\" {} \"User Commands\"\n", roff_argument(fmt::format("roadstead {}", version)));
  out += fmt::format(".SH NAME\nroadstead \\- {}\n.SH SYNOPSIS\n", roff(summary));
  for (const Command& command : commands) out += synopsis(command) + "\n.br\n";
  out.resize(out.size() - 4);
  out += fmt::format(
      ".SH DESCRIPTION\n{}\n.PP\n{}\n.SH COMMANDS\n", roff(introduction),
      roff("Every command takes -h or --help. Results go to standard output, everything else to standard error."));
  for (const Command& command : commands) append_command(out, command);
  append_notes(out, "EXIT STATUS", exit_statuses());
  append_notes(out, "JSON REPORTS", json_reports());
  append_notes(out, "SIGNALS", signals());
  append_notes(out, "FILES", files());
  out += ".SH SEE ALSO\n.BR apptainer (1),\n.BR git (1),\n.BR nginx (8),\n.BR podman (1),\n.BR skopeo (1)\n";
  return out;
}

}  // namespace roadstead::reference
