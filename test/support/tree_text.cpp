// SPDX-License-Identifier: Apache-2.0
#include "support/tree_text.hpp"

#include <array>
#include <filesystem>

#include "roadstead/base/file.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "support/places.hpp"

namespace roadstead::test {

namespace {

constexpr std::string_view mark = "=== ";

// What stands behind one backslash; `rest` begins there and loses what was read.
Result<std::string> unescape_one(std::string_view& rest) {
  if (rest.starts_with('\\')) return rest.remove_prefix(1), "\\";
  if (rest.starts_with('\n')) return rest.remove_prefix(1), "";
  std::uint8_t byte = 0;
  if (rest.starts_with('x') && rest.size() >= 3 && from_hex(rest.substr(1, 2), {&byte, 1}))
    return rest.remove_prefix(3), std::string(1, static_cast<char>(byte));
  const std::size_t bar = rest.find('|'), end = rest.find('}', bar);
  const auto times = rest.starts_with('{') && bar < end ? parse_number(rest.substr(1, bar - 1)) : std::nullopt;
  if (!times || end == rest.npos) return fail(Code::invalid, "'\\{}' is no escape", rest.substr(0, 10));
  std::string text;
  for (std::uint64_t i = 0; i < *times; ++i) text += rest.substr(bar + 1, end - bar - 1);
  rest.remove_prefix(end + 1);
  return text;
}

Result<std::string> unescape(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find('\\'), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) break;
    text.remove_prefix(1);
    auto part = unescape_one(text);
    if (!part) return part;
    out += *part;
  }
  return out;
}

struct KindName {
  std::string_view name;
  FileKind kind;
};
constexpr std::array kinds = {KindName{"executable ", FileKind::executable}, KindName{"symlink ", FileKind::symlink},
                              KindName{"submodule ", FileKind::submodule}};

Result<TreeFile> parse_file(std::string_view title, std::string_view body) {
  TreeFile file;
  for (const KindName& kind : kinds) {
    if (!title.starts_with(kind.name)) continue;
    file.kind = kind.kind;
    title.remove_prefix(kind.name.size());
  }
  if (file.kind == FileKind::symlink || file.kind == FileKind::submodule) body = trim(body);
  auto path = unescape(title);
  if (!path) return Failure(path.error());
  auto bytes = unescape(body);
  if (!bytes) return wrap(bytes.error(), std::string(title));
  file.path = std::move(*path);
  file.bytes = std::move(*bytes);
  return file;
}

// Where the next section begins, or the end.
std::size_t section_end(std::string_view text) {
  if (text.starts_with(mark)) return 0;
  const std::size_t at = text.find(std::string("\n") + std::string(mark));
  return at == text.npos ? text.size() : at + 1;
}

}  // namespace

std::string TreeText::note(std::string_view name) const {
  for (const auto& [title, text] : notes)
    if (title == name) return text;
  return {};
}

Result<TreeText> parse_tree_text(std::string_view text) {
  TreeText tree;
  tree.about = trim(text.substr(0, section_end(text)));
  text.remove_prefix(section_end(text));
  while (!text.empty()) {
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    const std::string_view title = text.substr(mark.size(), line_end - mark.size());
    text.remove_prefix(std::min(line_end + 1, text.size()));
    const std::string_view body = text.substr(0, section_end(text));
    text.remove_prefix(body.size());
    if (title.starts_with("note ")) {
      auto note = unescape(body);
      if (!note) return wrap(note.error(), std::string(title));
      tree.notes.emplace_back(title.substr(5), std::move(*note));
      continue;
    }
    auto file = parse_file(title, body);
    if (!file) return Failure(file.error());
    tree.files.push_back(std::move(*file));
  }
  return tree;
}

Result<TreeText> read_tree_text(const std::string& name) {
  auto text = read_file(test_folder() / name, 1 << 20);
  if (!text) return Failure(text.error());
  auto tree = parse_tree_text(*text);
  if (!tree) return wrap(tree.error(), name);
  return tree;
}

}  // namespace roadstead::test
