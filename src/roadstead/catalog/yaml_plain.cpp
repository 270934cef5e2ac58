// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/yaml_plain.hpp"

#include <algorithm>

#include "roadstead/catalog/yaml_line.hpp"

namespace roadstead::catalog {

namespace {

using Kind = YamlDocument::Kind;
using Node = YamlDocument::Node;

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
      if (!read_line(text.substr(0, end))) return false;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    while (!open_.empty())
      if (!close()) return false;
    return !nodes_.empty();
  }

 private:
  bool read_line(std::string_view text) {
    YamlLine line;
    if (!split_yaml_line(text, line)) return false;
    if (line.is_empty()) return true;
    if (!close_deeper(line)) return false;
    return line.has_dash ? read_item(line) : read_pair(line);
  }

  // What is indented more than this line is over; so is a list beside its key when a key follows.
  bool close_deeper(const YamlLine& line) {
    while (!open_.empty()) {
      const Open& top = open_.back();
      const bool list_is_over = top.beside_its_key && !line.has_dash && top.indent == line.indent;
      if (top.indent <= line.indent && !list_is_over) return true;
      if (!close()) return false;
    }
    return nodes_.empty();  // no second root
  }

  bool read_pair(const YamlLine& line) {
    if (line.key.text.empty()) return false;
    if (!enter(Kind::mapping, line.indent, line.indent)) return false;
    return add_pair(line);
  }

  bool read_item(const YamlLine& line) {
    if (!enter(Kind::sequence, line.indent, line.indent)) return false;
    if (line.key.text.empty()) return add_scalar(line.value);
    if (!open(Kind::mapping, line.key.column)) return false;
    return add_pair(line);
  }

  // The collection that a line belongs to: the open one, or a new one where a value is waited for.
  bool enter(Kind kind, std::uint32_t indent, std::uint32_t column) {
    if (open_.empty()) return kind == Kind::mapping && open(kind, column);
    Open& top = open_.back();
    const Kind top_kind = nodes_[top.node].kind;
    if (!top.waits_for_value) return top_kind == kind && top.indent == indent;
    const bool beside = kind == Kind::sequence && top.indent == indent;
    if (top.indent == indent && !beside) return false;  // a key without a value
    top.waits_for_value = false;
    if (!open(kind, column)) return false;
    open_.back().beside_its_key = beside;
    return true;
  }

  bool add_pair(const YamlLine& line) {
    Open& mapping = open_.back();
    if (has_key(mapping.node, line.key.text)) return false;
    add_scalar(line.key);
    mapping.waits_for_value = !line.has_value;
    return !line.has_value || add_scalar(line.value);
  }

  // Few keys, so looking at each is the quickest; libyaml's reader has the limit of their number.
  bool has_key(std::uint32_t mapping, std::string_view key) const {
    std::size_t keys = 0;
    for (std::uint32_t at = mapping + 1; at < nodes_.size(); at = nodes_[at + 1].end)
      if (++keys >= key_limit || nodes_[at].text == key) return true;
    return false;
  }

  bool add_scalar(const YamlLine::Scalar& scalar) {
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({Kind::scalar, scalar.is_plain, {line_number_, scalar.column + 1}, index + 1, scalar.text});
    return true;
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
