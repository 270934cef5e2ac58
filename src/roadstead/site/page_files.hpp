// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/site/file_set.hpp"
#include "roadstead/site/redirects.hpp"

namespace roadstead::site {

/// What stands for a page of a built site: a file, or an address.
struct PageFile {
  std::string name;
  std::string_view address;
  FileBytes file;
};

/// Finds the file behind a page, as file_name.hpp names it.
class PageFiles {
 public:
  PageFiles(std::unique_ptr<FileSet> files, std::string prefix, Redirects redirects)
      : files_(std::move(files)), prefix_(std::move(prefix)), redirects_(std::move(redirects)) {}

  const std::string& prefix() const { return prefix_; }

  /// nullopt when there is no such page, or none for `arch` where the library API asks for one.
  Result<std::optional<PageFile>> find(std::string_view page, std::string_view arch) const;

 private:
  using Maybe = Result<std::optional<PageFile>>;

  Maybe find_for(std::string_view page, std::string_view arch) const;
  std::string path_of(std::string_view page, std::string_view more = {}) const;
  Maybe first_of(const std::vector<std::string>& names) const;

  std::unique_ptr<FileSet> files_;
  std::string prefix_;
  Redirects redirects_;
};

}  // namespace roadstead::site
