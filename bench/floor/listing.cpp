// SPDX-License-Identifier: Apache-2.0
#include "floor/listing.hpp"

#include <algorithm>

#include "roadstead/base/file.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::bench {

namespace fs = std::filesystem;

static Result<ListedFile> parse_line(std::string_view line) {
  const auto space = line.find(' ');
  const auto size = parse_number(line.substr(0, space));
  if (!size || space == line.npos) return fail(Code::invalid, "'{}' is no line of a listing, want 'SIZE PATH'", line);
  return ListedFile{*size, std::string(line.substr(space + 1))};
}

Result<std::vector<ListedFile>> load_listing(const fs::path& path) {
  constexpr std::uint64_t limit_bytes = 4'000'000'000;
  auto text = read_file(path, limit_bytes);
  if (!text) return Failure(text.error());
  std::vector<ListedFile> files;
  for (const std::string_view line : split(*text, '\n')) {
    if (line.empty()) continue;
    auto file = parse_line(line);
    if (!file) return wrap(file.error(), path.string());
    files.push_back(std::move(*file));
  }
  return files;
}

Result<std::vector<ListedFile>> list_directory(const fs::path& root) try {
  std::vector<ListedFile> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root))
    if (entry.is_regular_file())
      files.push_back({entry.file_size(), entry.path().string().substr(root.string().size() + 1)});
  sort_by_path(files);
  return files;
} catch (const fs::filesystem_error& error) {
  return fail_errno(error.code().value(), root.string());
}

void sort_by_path(std::vector<ListedFile>& files) { std::ranges::sort(files, {}, &ListedFile::path); }

std::uint64_t total_bytes(const std::vector<ListedFile>& files) {
  std::uint64_t bytes = 0;
  for (const ListedFile& file : files) bytes += file.size_bytes;
  return bytes;
}

std::string filler(const std::vector<ListedFile>& files) {
  std::uint64_t longest = 0;
  for (const ListedFile& file : files) longest = std::max(longest, file.size_bytes);
  std::string text;
  while (text.size() < longest) text += "{\"name\":\"a/b\",\"tags\":[\"latest\",\"1.0.2\",\"gpu\"]}\n";
  return text;
}

}  // namespace roadstead::bench
