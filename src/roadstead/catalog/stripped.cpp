// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/stripped.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/link.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/markdown_flags.hpp"
#include "roadstead/catalog/yaml.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::catalog {

namespace {

constexpr std::size_t findings_limit = 10;  // of one README

// Nearly every README passes these two, and is spared the parser.
bool may_have_html(std::string_view body) {
  const auto begins_tag = [](char c) { return is_letter(c) || c == '/' || c == '!' || c == '?'; };
  for (std::size_t at = body.find('<'); at != body.npos; at = body.find('<', at + 1))
    if (at + 1 < body.size() && begins_tag(body[at + 1])) return true;
  return false;
}

// A target may go on in the next line of a quote, have blanks between '<' and '>', and parentheses: what is read here
// has all of it, and at times what follows.
bool may_have_unsafe_link(std::string_view body) {
  if (body.find("ftp://") != body.npos) return true;  // a link without any mark, as http:// and https:// are
  for (std::size_t at = 0; at < body.size(); ++at) {
    if (body[at] != ']' && body[at] != '<') continue;
    if (body[at] == ']' && (at + 1 == body.size() || (body[at + 1] != '(' && body[at + 1] != ':'))) continue;
    const std::size_t begin = body.find_first_not_of("(:<> \t\r\n", at + 1);
    if (begin == body.npos) return false;
    const bool in_brackets = body.substr(at, begin - at).find('<') != body.npos;
    const std::size_t end = body.find_first_of(in_brackets ? ">\r\n" : " \t\r\n", begin);
    if (!is_safe_link(body.substr(begin, end - begin))) return true;
  }
  return false;
}

/// Reads one body by md4c's events. Most of them point into the text, which is how a place is known.
class StrippedFinder {
 public:
  StrippedFinder(std::string_view path, std::string_view body, std::uint32_t first_line, Findings& findings)
      : path_(path), body_(body), first_line_(first_line), findings_(findings), before_(findings.size()) {}

  // As pages are rendered: what looks like HTML is text there, and links in it are links.
  void find_links() {
    MD_PARSER parser = parser_with(markdown_flags);
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      if (type == MD_SPAN_A) finder(self).link(static_cast<MD_SPAN_A_DETAIL*>(detail)->href, "link");
      if (type == MD_SPAN_IMG) finder(self).link(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src, "image");
      return 0;
    };
    parse(parser);
  }

  void find_html() {
    MD_PARSER parser = parser_with(markdown_flags & ~unsigned{MD_FLAG_NOHTML});
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parse(parser);
  }

 private:
  static StrippedFinder& finder(void* self) { return *static_cast<StrippedFinder*>(self); }

  static MD_PARSER parser_with(unsigned flags) {
    MD_PARSER parser{};
    parser.flags = flags;
    parser.enter_block = parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE, void* self) {
      finder(self).text(type, text);
      return 0;
    };
    return parser;
  }

  void parse(const MD_PARSER& parser) {
    last_ = body_.c_str();
    md_parse(body_.c_str(), static_cast<MD_SIZE>(body_.size()), &parser, this);
  }

  void text(MD_TEXTTYPE type, const char* at) {
    remember(at);
    if (type != MD_TEXT_HTML || has_html_) return;
    has_html_ = true;
    warn("raw HTML is shown as text, want Markdown");
  }

  void link(const MD_ATTRIBUTE& target, std::string_view what) {
    const std::string_view address(target.text, target.size);
    if (target.size != 0) remember(target.text);
    if (is_safe_link(address)) return;
    warn(fmt::format("the {} to '{}' is left out, want https:, http:, mailto: or a relative path", what,
                     oci::excerpt(address)));
  }

  // A target with escapes is a copy, and has the place of what came before it.
  void remember(const char* at) {
    if (at >= body_.data() && at < body_.data() + body_.size()) last_ = at;
  }

  void warn(std::string message) {
    if (findings_.size() - before_ >= findings_limit) return;
    const auto offset = static_cast<std::size_t>(last_ - body_.c_str());
    const std::string_view above = std::string_view(body_).substr(0, offset);
    const auto line = first_line_ + static_cast<std::uint32_t>(std::ranges::count(above, '\n'));
    const auto column = static_cast<std::uint32_t>(offset - (above.rfind('\n') + 1)) + 1;
    findings_.push_back({std::string(path_), line, column, Severity::warning, "markdown", std::move(message)});
  }

  std::string_view path_;
  std::string body_;  // a copy: md4c 0.4.8 reads one byte past its input
  std::uint32_t first_line_;
  Findings& findings_;
  std::size_t before_;
  const char* last_ = nullptr;
  bool has_html_ = false;
};

}  // namespace

void find_stripped(std::string_view path, std::string_view text, std::string_view body, Findings& findings) {
  const bool html = may_have_html(body), link = may_have_unsafe_link(body);
  if (!html && !link) return;
  const std::string_view above = text.substr(0, text.size() - body.size());
  StrippedFinder finder(path, body, 1 + static_cast<std::uint32_t>(std::ranges::count(above, '\n')), findings);
  if (html) finder.find_html();
  if (link) finder.find_links();
}

}  // namespace roadstead::catalog
