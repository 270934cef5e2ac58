// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/yaml_plain.hpp"

#include <algorithm>

#include "roadstead/catalog/yaml_cursor.hpp"

namespace roadstead::catalog {

namespace {

using Kind = YamlDocument::Kind;
using Node = YamlDocument::Node;
using Scalar = YamlCursor::Scalar;

/// A mapping or list whose end is not known yet.
struct Open {
  std::uint32_t node;
  std::uint32_t indent;          ///< column of its keys or dashes, from 0
  bool waits_for_value = false;  ///< a mapping whose last key stands alone on its line
  bool beside_its_key = false;   ///< a list whose dashes stand in the column of the key above
};

class PlainParser {
 public:
  PlainParser(std::uint32_t first_line, std::vector<Node>& nodes) : line_number_(first_line), nodes_(nodes) {}

  bool run(std::string_view text) {
    for (; !text.empty(); ++line_number_) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (!read_line(YamlCursor(text.substr(0, end)))) return false;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    while (!open_.empty())
      if (!close()) return false;
    return !nodes_.empty();
  }

 private:
  bool read_line(YamlCursor line) {
    if (!line.has_only_text()) return false;
    line.skip_blanks();
    if (line.is_at_end() || line.next() == '#') return true;
    const std::uint32_t indent = line.column();
    const bool has_dash = line.next() == '-';
    if (!close_deeper(indent, has_dash) || !enter(has_dash ? Kind::sequence : Kind::mapping, indent)) return false;
    return has_dash ? read_item(line) : read_pair(line);
  }

  // What is indented more than this line is over; so is a list beside its key when a key follows.
  bool close_deeper(std::uint32_t indent, bool has_dash) {
    while (!open_.empty()) {
      const Open& top = open_.back();
      const bool list_is_over = top.beside_its_key && !has_dash && top.indent == indent;
      if (top.indent <= indent && !list_is_over) return true;
      if (!close()) return false;
    }
    return nodes_.empty();  // no second root
  }

  // The collection that a line belongs to: the open one, or a new one where a value is waited for.
  bool enter(Kind kind, std::uint32_t indent) {
    if (open_.empty()) return kind == Kind::mapping && open(kind, indent);
    Open& top = open_.back();
    if (!top.waits_for_value) return nodes_[top.node].kind == kind && top.indent == indent;
    const bool beside = kind == Kind::sequence && top.indent == indent;
    if (top.indent == indent && !beside) return false;  // a key without a value
    top.waits_for_value = false;
    if (!open(kind, indent)) return false;
    open_.back().beside_its_key = beside;
    return true;
  }

  bool read_pair(YamlCursor& line) {
    Scalar key;
    return line.take_key(key) && add_pair(key, line);
  }

  bool read_item(YamlCursor& line) {
    if (!line.take_dash()) return false;
    Scalar key;
    if (!line.take_key(key)) return read_value(line);
    return open(Kind::mapping, key.column) && add_pair(key, line);
  }

  bool add_pair(const Scalar& key, YamlCursor& line) {
    Open& mapping = open_.back();
    if (has_key(mapping.node, key.text)) return false;
    add(key);
    mapping.waits_for_value = line.is_at_end();
    return mapping.waits_for_value || read_value(line);
  }

  bool read_value(YamlCursor& line) {
    if (line.next() == '{') return read_flow(line, Kind::mapping);
    if (line.next() == '[') return read_flow(line, Kind::sequence);
    return read_scalar(line, YamlCursor::Context::block);
  }

  bool read_scalar(YamlCursor& line, YamlCursor::Context context) {
    Scalar value;
    if (!line.take_value(context, value)) return false;
    add(value);
    return true;
  }

  // "{key: value, …}" or "[value, …]" with scalars only, up to the end of the line.
  bool read_flow(YamlCursor& line, Kind kind) {
    if (!open(kind, line.column())) return false;
    const bool is_mapping = kind == Kind::mapping;
    line.take(is_mapping ? '{' : '[');
    do {
      if (is_mapping && !read_flow_key(line)) return false;
      if (!read_scalar(line, YamlCursor::Context::flow)) return false;
    } while (line.take(','));
    return line.take(is_mapping ? '}' : ']') && line.is_at_end() && close();
  }

  bool read_flow_key(YamlCursor& line) {
    Scalar key;
    if (!line.take_key(key) || has_key(open_.back().node, key.text)) return false;
    add(key);
    return true;
  }

  // Few keys, so looking at each is the quickest; libyaml's reader has the limit of their number.
  bool has_key(std::uint32_t mapping, std::string_view key) const {
    std::size_t keys = 0;
    for (std::uint32_t at = mapping + 1; at < nodes_.size(); at = nodes_[at + 1].end)
      if (++keys >= key_limit || nodes_[at].text == key) return true;
    return false;
  }

  void add(const Scalar& scalar) {
    const auto end = static_cast<std::uint32_t>(nodes_.size()) + 1;
    nodes_.push_back({Kind::scalar, scalar.is_plain, {line_number_, scalar.column + 1}, end, scalar.text});
  }

  bool open(Kind kind, std::uint32_t column) {
    if (open_.size() == depth_limit) return false;
    open_.push_back({static_cast<std::uint32_t>(nodes_.size()), column});
    nodes_.push_back({kind, false, {line_number_, column + 1}, 0, {}});
    return true;
  }

  bool close() {
    if (open_.back().waits_for_value) return false;
    nodes_[open_.back().node].end = static_cast<std::uint32_t>(nodes_.size());
    open_.pop_back();
    return true;
  }

  static constexpr std::size_t depth_limit = 8, key_limit = 100;
  std::uint32_t line_number_;
  std::vector<Node>& nodes_;
  std::vector<Open> open_;
};

}  // namespace

bool parse_plain_yaml(std::string_view text, std::uint32_t first_line, std::vector<Node>& nodes) {
  return PlainParser(first_line, nodes).run(text);
}

}  // namespace roadstead::catalog
