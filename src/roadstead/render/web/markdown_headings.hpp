// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace roadstead::render::web {

/// Gives the headings of a README their ids, each its own.
class MarkdownHeadings {
 public:
  /// A heading begins, whose attributes stand at `at` of the page.
  void begin(std::size_t at);
  /// Text of the heading, where one is open.
  void add(std::string_view text);
  void end() { is_open_ = false; }
  /// Writes the id of the heading that ended.
  void write_id(std::string& out);

  /// In their order.
  const std::vector<std::string>& ids() const { return ids_; }
  /// Forgets all but the first ones.
  void keep(std::size_t count) { ids_.resize(count); }

 private:
  std::size_t at_ = 0;
  bool is_open_ = false;
  std::string text_;
  std::vector<std::string> ids_;
  std::map<std::string, unsigned> counts_;
};

}  // namespace roadstead::render::web
