// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace roadstead {

/// Appends compact JSON to a string in the order in which it is called. Commas are its own affair;
/// that braces match is the caller's.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  JsonWriter& key(std::string_view name);
  /// A literal, as most keys are, must have nothing to escape: it is written in one piece.
  template <std::size_t N>
  JsonWriter& key(const char (&name)[N]) {
    assert(std::char_traits<char>::length(name) == N - 1);
    char text[N + 3] = {',', '"'};
    std::memcpy(text + 2, name, N - 1);
    std::memcpy(text + N + 1, "\":", 2);
    out_.append(text + (first_ ? 1 : 0), text + sizeof text);
    first_ = true;  // the value belongs to the key: no comma before it
    return *this;
  }
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(bool flag);
  /// A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  template <class T>
  JsonWriter& field(std::string_view name, const T& v) {
    return key(name).value(v);
  }
  template <std::size_t N, class T>
  JsonWriter& field(const char (&name)[N], const T& v) {
    return key(name).value(v);
  }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void comma();

  std::string& out_;
  bool first_ = true;  ///< nothing stands before the next value in this array or object
};

/// `text` with what JSON forbids in a string escaped (RFC 8259 section 7), without the quotes.
void append_json_escaped(std::string& out, std::string_view text);

}  // namespace roadstead
