// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/glob.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace roadstead {

// Of a class as "[:alpha:]", which stands within brackets and has one of its own.
static std::size_t end_of_class(std::string_view glob, std::size_t at) {
  if (at + 1 >= glob.size() || std::string_view(":.=").find(glob[at + 1]) == glob.npos) return at + 1;
  const char closing[] = {glob[at + 1], ']'};
  const std::size_t end = glob.find(std::string_view(closing, 2), at + 2);
  return end == glob.npos ? at + 1 : end + 2;
}

// Behind the brackets that begin at `at`; npos: they do not end. A "]" that comes first is one of the letters.
static std::size_t end_of_brackets(std::string_view glob, std::size_t at) {
  ++at;
  if (at < glob.size() && (glob[at] == '!' || glob[at] == '^')) ++at;
  if (at < glob.size() && glob[at] == ']') ++at;
  while (at < glob.size() && glob[at] != ']')
    at = glob[at] == '[' ? end_of_class(glob, at) : at + (glob[at] == '\\' ? 2 : 1);
  return at < glob.size() ? at + 1 : glob.npos;
}

std::string glob_fault(std::string_view glob) {
  for (std::size_t at = 0; at < glob.size();) {
    if (glob[at] == '\\' && at + 1 == glob.size())
      return fmt::format("glob '{}' ends with a backslash, want what it stands before", glob);
    const std::size_t next = glob[at] == '[' ? end_of_brackets(glob, at) : at + (glob[at] == '\\' ? 2 : 1);
    if (next == glob.npos) return fmt::format("glob '{}' has a '[' without its ']', want both, or '\\['", glob);
    at = next;
  }
  return {};
}

}  // namespace roadstead
