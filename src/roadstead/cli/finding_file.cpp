// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/finding_file.hpp"

#include <algorithm>

namespace roadstead::cli {

static std::string file_of(const std::string& path, const std::vector<std::string>& files) {
  const auto has = [&](const std::string& file) { return std::ranges::binary_search(files, file); };
  if (has(path)) return path;
  const bool is_all = path == ".";
  const std::string folder = is_all ? "" : path + "/";
  const std::string first = folder + (is_all ? "roadstead.yml" : "README.md");
  if (has(first)) return first;
  const auto below = std::ranges::lower_bound(files, folder);
  return below != files.end() && below->starts_with(folder) ? *below : path;
}

catalog::Findings at_files(catalog::Findings findings, const std::vector<std::string>& files) {
  for (catalog::Finding& finding : findings) finding.path = file_of(finding.path, files);
  return findings;
}

}  // namespace roadstead::cli
