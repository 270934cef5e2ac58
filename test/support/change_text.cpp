// SPDX-License-Identifier: Apache-2.0
#include "support/change_text.hpp"

#include <algorithm>
#include <filesystem>

#include "roadstead/base/file.hpp"
#include "roadstead/base/text.hpp"
#include "support/places.hpp"

namespace roadstead::test {

namespace {

namespace fs = std::filesystem;

std::string digest(char of) { return "sha256:" + std::string(64, of); }

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

std::string with_digests(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool stands_alone = i + 2 >= text.size() || !isalnum(static_cast<unsigned char>(text[i + 2]));
    if (text[i] == '%' && i + 1 < text.size() && is_hex(text[i + 1]) && stands_alone)
      out += digest(text[++i]);
    else
      out += text[i];
  }
  return out;
}

// "%image b", with an address or a size behind it where they are not the common ones. The lines below it are more of
// the front matter.
std::string expanded(const std::string& text) {
  constexpr std::string_view mark = "%image ";
  if (!text.starts_with(mark)) return with_digests(text);
  const auto words = split(std::string_view(text).substr(0, text.find('\n')), ' ');
  const std::string of = digest(words[1].front());
  std::string size = "4096", url = fmt::format("https://images.example.org/{}.sif", words[1]);
  for (const std::string_view word : std::span(words).subspan(2)) (parse_number(word) ? size : url) = word;
  return fmt::format(
      "---\nlayout: manifests/singularity\nsize: {}\ndigest: {}\nlayers:\n- {{size: {}, digest: \"{}\", url: "
      "\"{}\"}}\n{}---\n",
      size, of, size, of, url, with_digests(text.substr(text.find('\n') + 1)));
}

void put(std::vector<TreeFile>& files, TreeFile file) {
  std::erase_if(files, [&](const TreeFile& other) { return other.path == file.path; });
  files.push_back(std::move(file));
}

void overlay(const TreeText& text, std::string_view prefix, std::vector<TreeFile>& files) {
  for (const TreeFile& file : text.files)
    if (file.path.starts_with(prefix))
      put(files,
          {file.kind, file.path.substr(prefix.size()),
           file.kind == FileKind::file || file.kind == FileKind::executable ? expanded(file.bytes) : file.bytes});
}

Result<void> read_note(const TreeText& text, ChangeText& change) {
  const std::string note = text.note("change");
  for (const std::string_view line : split(note, '\n')) {
    const std::string_view word = line.substr(0, line.find(' '));
    const std::string rest(line.substr(std::min(word.size() + 1, line.size())));
    if (word == "branch")
      change.branch = rest;
    else if (word == "defer-teams")
      change.defers_teams = true;
    else if (word == "author")
      change.authors.push_back(rest);
    else if (word == "gone")
      std::erase_if(change.head,
                    [&](const TreeFile& file) { return file.path == rest || file.path.starts_with(rest + "/"); });
    else if (!word.empty() && word != "empty")
      return fail(Code::invalid, "a change says '{}', want branch, author, defer-teams, gone or empty", word);
  }
  return {};
}

}  // namespace

Result<ChangeText> read_change_text(const std::string& name) {
  auto text = read_tree_text("changes/" + name + ".txt");
  if (!text) return Failure(text.error());
  ChangeText change{.about = text->about};
  if (text->note("change").find("empty\n") == std::string::npos) {
    const auto common = read_tree_text("changes-base.txt");
    if (!common) return Failure(common.error());
    overlay(*common, "", change.base);
  }
  overlay(*text, "base/", change.base);
  change.head = change.base;
  if (auto done = read_note(*text, change); !done) return Failure(done.error());
  overlay(*text, "head/", change.head);
  const std::string expect = with_digests(text->note("expect"));
  change.verdict = expect.substr(0, expect.find('\n'));
  change.findings = expect.substr(std::min(expect.find('\n') + 1, expect.size()));
  return change;
}

// "sha256:" and 64 times "a" as "%a"; what does not print, as "\\xNN".
static std::string written(std::string text) {
  for (const char of : std::string_view("0123456789abcdef"))
    for (std::size_t at = 0; (at = text.find(digest(of))) != text.npos;) text.replace(at, digest(of).size(), {'%', of});
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (static_cast<unsigned char>(c) < 0x80)
      out += c;
    else
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  }
  return out;
}

Result<void> rewrite_expectation(const std::string& name, const std::string& text) {
  const fs::path path = test_folder() / "changes" / (name + ".txt");
  auto whole = read_file(path, 1 << 20);
  if (!whole) return Failure(whole.error());
  constexpr std::string_view title = "=== note expect\n";
  const std::size_t at = whole->find(title);
  std::string out = whole->substr(0, at);
  out += title;
  return write_file_atomically(path, out + std::string(trim(written(text))) + "\n");
}

std::vector<std::string> change_names() {
  std::vector<std::string> names;
  for (const auto& item : fs::directory_iterator(test_folder() / "changes"))
    names.push_back(item.path().stem().string());
  std::ranges::sort(names);
  return names;
}

}  // namespace roadstead::test
