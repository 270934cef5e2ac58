// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "roadstead/render/web/words.hpp"

namespace roadstead::render::web {

/// Appends HTML to a page. Markup is passed as literals through raw(); everything that comes from a
/// registry goes through one of the others and is escaped.
class Html {
 public:
  explicit Html(std::string& out, Words words = Words::of("en")) : out_(out), words_(words) {}

  Html& raw(std::string_view markup) {
    out_ += markup;
    return *this;
  }
  Html& word(Word word) { return raw(words_[word]); }
  /// data-key="…", for scripts, which have no words of their own.
  Html& data(std::string_view key, Word word) { return raw(" data-").raw(key).raw("=\"").raw(words_[word]).raw("\""); }
  /// Between tags, or in a quoted attribute.
  Html& text(std::string_view text);
  /// A path below the site in an attribute: percent-encoded, then escaped.
  Html& path(std::string_view path);
  /// <a href="url">label</a> when the URL is http or https, else only the label.
  Html& link(std::string_view url, std::string_view label);
  /// <p>content</p>; nothing where that is empty.
  Html& paragraph(std::string_view content);
  Html& number(std::uint64_t value);

  const Words& words() const { return words_; }

 private:
  std::string& out_;
  Words words_;
};

}  // namespace roadstead::render::web
