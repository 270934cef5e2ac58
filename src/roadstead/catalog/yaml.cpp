// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/yaml.hpp"

#include <yaml.h>

#include <algorithm>
#include <optional>

#include "roadstead/catalog/yaml_plain.hpp"

namespace roadstead::catalog {

static constexpr std::size_t depth_limit = 32;  // libyaml takes quadratic time on "[[[[…"

/// Turns libyaml's events into nodes.
class YamlBuilder {
 public:
  YamlBuilder(YamlDocument& document, std::string_view text, std::uint32_t first_line)
      : document_(document), text_(text), first_line_(first_line) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    const char* const input = text.empty() ? "" : text.data();  // libyaml aborts the program on a null pointer
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(input), text.size());
  }
  ~YamlBuilder() { yaml_parser_delete(&parser_); }
  YamlBuilder(const YamlBuilder&) = delete;
  YamlBuilder& operator=(const YamlBuilder&) = delete;

  std::optional<TextError> run() {
    for (bool ended = false; !ended && !error_;) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser_, &event) == 0) return syntax_error();
      handle(event);
      ended = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
    }
    return std::move(error_);
  }

 private:
  using Kind = YamlDocument::Kind;

  Position position(const yaml_mark_t& mark) const {
    return {static_cast<std::uint32_t>(mark.line) + first_line_, static_cast<std::uint32_t>(mark.column) + 1};
  }

  // libyaml counts bytes only while it cannot read them.
  Position position_at(std::size_t offset) const {
    const std::string_view before = text_.substr(0, offset);
    const std::string_view line = before.substr(before.rfind('\n') + 1);
    const auto starts_character = [](char c) { return (c & 0xC0) != 0x80; };
    return {static_cast<std::uint32_t>(std::ranges::count(before, '\n')) + first_line_,
            static_cast<std::uint32_t>(std::ranges::count_if(line, starts_character)) + 1};
  }

  bool is_at_tab(const yaml_mark_t& mark) const {
    std::string_view rest = text_;
    for (std::size_t line = 0; line < mark.line && !rest.empty(); ++line)
      rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    for (std::size_t column = 0; column < mark.column && !rest.empty(); ++column) {
      rest.remove_prefix(1);
      while (!rest.empty() && (rest[0] & 0xC0) == 0x80) rest.remove_prefix(1);
    }
    return rest.starts_with('\t');
  }

  // For an unclosed quote the problem is at the end of the text; the quote itself is the context.
  TextError syntax_error() const {
    const bool scanning = parser_.error == YAML_SCANNER_ERROR && parser_.context != nullptr;
    const yaml_mark_t& mark = scanning ? parser_.context_mark : parser_.problem_mark;
    const std::string_view problem = parser_.problem != nullptr ? parser_.problem : "not YAML";
    if (parser_.error == YAML_READER_ERROR) return {position_at(parser_.problem_offset), std::string(problem)};
    if (is_at_tab(parser_.problem_mark)) return {position(parser_.problem_mark), "a tab, where YAML wants blanks"};
    return {position(mark),
            std::string(problem) + (parser_.context != nullptr ? std::string(" ") + parser_.context : "")};
  }

  void refuse(const yaml_event_t& event, std::string message) {
    if (!error_) error_ = TextError{position(event.start_mark), std::move(message)};
  }

  void handle(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_ALIAS_EVENT: return refuse(event, "YAML aliases are not read, want the value itself");
      case YAML_SCALAR_EVENT: return scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        refuse_decoration(event, event.data.sequence_start.anchor, event.data.sequence_start.tag);
        return open(event, Kind::sequence);
      case YAML_MAPPING_START_EVENT:
        refuse_decoration(event, event.data.mapping_start.anchor, event.data.mapping_start.tag);
        return open(event, Kind::mapping);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT: return close();
      case YAML_DOCUMENT_START_EVENT:
        if (++documents_ > 1) refuse(event, "more than one YAML document, want one");
        return;
      default: return;
    }
  }

  void refuse_decoration(const yaml_event_t& event, const yaml_char_t* anchor, const yaml_char_t* tag) {
    if (anchor != nullptr) refuse(event, "YAML anchors are not read, want the value itself");
    if (tag != nullptr) refuse(event, "YAML tags are not read, want a plain value");
  }

  void add(const yaml_event_t& event, Kind kind, std::string_view text, bool plain) {
    const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
    document_.nodes_.push_back({kind, plain, position(event.start_mark), index + 1, text});
  }

  void scalar(const yaml_event_t& event) {
    const auto& data = event.data.scalar;
    refuse_decoration(event, data.anchor, data.tag);
    const std::string_view value(reinterpret_cast<const char*>(data.value), data.length);
    if (is_key()) check_key(event, value);
    std::string& pool = document_.text_;
    if (pool.size() + value.size() > pool.capacity()) return refuse(event, "text grows while it is unescaped");
    const std::size_t start = pool.size();
    pool.append(value);
    add(event, Kind::scalar, std::string_view(pool).substr(start), data.style == YAML_PLAIN_SCALAR_STYLE);
    count_child();
  }

  void open(const yaml_event_t& event, Kind kind) {
    if (open_.size() == depth_limit) return refuse(event, fmt::format("nested more than {} deep", depth_limit));
    if (is_key()) refuse(event, "a mapping's key is not plain text");
    open_.push_back({static_cast<std::uint32_t>(document_.nodes_.size()), 0});
    add(event, kind, {}, false);
  }

  void close() {
    if (open_.empty()) return;
    document_.nodes_[open_.back().node].end = static_cast<std::uint32_t>(document_.nodes_.size());
    open_.pop_back();
    count_child();
  }

  void count_child() {
    if (!open_.empty()) ++open_.back().children;
  }

  bool is_key() const {
    return !open_.empty() && document_.nodes_[open_.back().node].kind == Kind::mapping &&
           open_.back().children % 2 == 0;
  }

  // Quadratic in the keys of one mapping, so their number has a limit; a label table of 1,000 is plenty.
  void check_key(const yaml_event_t& event, std::string_view key) {
    const std::uint32_t mapping = open_.back().node;
    if (open_.back().children / 2 >= key_limit) return refuse(event, fmt::format("more than {} keys", key_limit));
    document_.nodes_[mapping].end = static_cast<std::uint32_t>(document_.nodes_.size());
    if (document_.find(mapping, key) != YamlDocument::none) refuse(event, fmt::format("key '{}' stands twice", key));
  }

  static constexpr std::size_t key_limit = 1000;
  struct Open {
    std::uint32_t node;
    std::size_t children;
  };
  YamlDocument& document_;
  std::string_view text_;
  std::uint32_t first_line_;
  yaml_parser_t parser_;
  std::vector<Open> open_;
  std::size_t documents_ = 0;
  std::optional<TextError> error_;
};

tl::expected<void, TextError> YamlDocument::parse(std::string_view text, std::uint32_t first_line) {
  nodes_.clear();
  if (parse_plain_yaml(text, first_line, nodes_)) return {};
  nodes_.clear();
  text_.clear();
  text_.reserve(text.size() * 2 + 16);  // an escape such as "\L" becomes at most half again as long
  if (auto error = YamlBuilder(*this, text, first_line).run()) return tl::unexpected(std::move(*error));
  if (nodes_.empty()) nodes_.push_back({Kind::mapping, false, {first_line, 1}, 1, {}});
  return {};
}

std::uint32_t YamlDocument::find(std::uint32_t mapping, std::string_view key) const {
  for (std::uint32_t at = mapping + 1; at < nodes_[mapping].end; at = nodes_[at + 1].end)
    if (nodes_[at].text == key) return at + 1;
  return none;
}

}  // namespace roadstead::catalog
