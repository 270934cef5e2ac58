// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/json_writer.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "roadstead/base/byte_scan.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead {

// What stands for a byte inside a JSON string: 0 itself, 'u' a \u escape, else the letter after the backslash.
static constexpr std::array<char, 256> escapes = [] {
  std::array<char, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = 'u';
  table['"'] = '"';
  table['\\'] = '\\';
  table['\n'] = 'n';
  table['\t'] = 't';
  table['\r'] = 'r';
  return table;
}();

static bool is_clean(std::string_view text) {
  return !has_byte(text, [](ByteBlock c) { return (c < 0x20) | (c == '"') | (c == '\\'); });
}

void append_json_escaped(std::string& out, std::string_view text) {
  if (is_clean(text)) {
    out += text;
    return;
  }
  std::size_t clean = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char escape = escapes[static_cast<unsigned char>(text[i])];
    if (escape == 0) continue;
    out.append(text, clean, i - clean);
    clean = i + 1;
    if (escape == 'u')
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(text[i]));
    else
      out.append({'\\', escape});
  }
  out.append(text, clean, text.npos);
}

void JsonWriter::comma() {
  if (!first_) out_ += ',';
  first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
  comma();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  value(name);
  out_ += ':';
  first_ = true;  // the value belongs to the key: no comma before it
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  comma();
  out_ += '"';
  append_json_escaped(out_, text);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  comma();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
  comma();
  append_number(out_, number);
  return *this;
}

JsonWriter& JsonWriter::value(bool flag) {
  comma();
  out_ += flag ? "true" : "false";
  return *this;
}

}  // namespace roadstead
