// SPDX-License-Identifier: Apache-2.0
#include "roadstead/builder/log_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <deque>

#include "roadstead/base/text.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::builder {

namespace {

// A control sequence (ECMA-48 section 5.4): ESC, '[', parameters, one final byte. Builders colour what they print.
std::string without_colours(std::string_view line) {
  std::string plain;
  for (std::size_t start; (start = line.find("\x1b[")) != line.npos;) {
    plain.append(line.substr(0, start));
    const auto end =
        std::ranges::find_if(line.begin() + start + 2, line.end(), [](char c) { return c >= 0x40 && c <= 0x7e; });
    line = end == line.end() ? std::string_view() : line.substr(end - line.begin() + 1);
  }
  return plain.append(line);
}

// A bar of progress is drawn over and over in one line: what counts is what was drawn last.
std::string_view as_seen(std::string_view line) {
  while (line.ends_with('\r')) line.remove_suffix(1);
  return line.substr(line.rfind('\r') + 1);
}

}  // namespace

Result<FileHandle> open_log(const std::filesystem::path& log) {
  FileHandle file(::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  if (!file) return fail_errno(errno, log.string());
  return file;
}

Result<void> note(const std::filesystem::path& log, std::string_view line) {
  auto file = open_log(log);
  if (!file) return Failure(file.error());
  return write_all(file->get(), std::string(line) + "\n");
}

std::string last_lines_of(std::string_view text) {
  constexpr std::size_t count = 10;
  std::deque<std::string> lines;
  for (const std::string_view line : split(text, '\n')) {
    std::string plain = without_colours(as_seen(line));
    if (trim(plain).empty()) continue;
    lines.push_back("\n  " + oci::printable(plain, oci::Lines::one));
    if (lines.size() > count) lines.pop_front();
  }
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

std::string last_lines(const std::filesystem::path& log) {
  constexpr off_t longest = 4096;
  const FileHandle file(::open(log.c_str(), O_RDONLY | O_CLOEXEC));
  const off_t size = file ? ::lseek(file.get(), 0, SEEK_END) : 0;
  std::string text(static_cast<std::size_t>(std::min(size, longest)), '\0');
  if (!file || !read_at(file, static_cast<std::uint64_t>(size) - text.size(), text)) return {};
  std::string_view whole = text;
  if (size > longest) whole.remove_prefix(std::min(whole.find('\n'), whole.size() - 1) + 1);  // the first is cut
  return last_lines_of(whole);
}

}  // namespace roadstead::builder
