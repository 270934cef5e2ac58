// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/store_name.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/redact.hpp"
#include "roadstead/storage/directory_store.hpp"

namespace roadstead::storage {

namespace fs = std::filesystem;

// RFC 3986 section 3.1. A ':' behind a '/' is one of a path.
static bool has_scheme(std::string_view name) {
  const std::string_view scheme = name.substr(0, name.find(':'));
  const auto fits = [](char c) { return is_alnum(c) || c == '+' || c == '.' || c == '-'; };
  return scheme.size() < name.size() && !scheme.empty() && is_letter(scheme.front()) &&
         std::ranges::all_of(scheme, fits);
}

// "bucket/prefix" is no folder that is meant to be made: its scheme was forgotten.
static bool is_path(const std::string& name) {
  std::error_code none;
  return !name.empty() && !has_scheme(name) &&
         (name.front() == '/' || name.front() == '.' || fs::is_directory(name, none));
}

std::string store_address(const std::string& name) {
  if (!is_path(name)) return name;
  std::string address = "file://";
  append_url_path(address, fs::absolute(name).lexically_normal().string());
  return address;
}

Result<fs::path> store_folder(const std::string& name) {
  if (name.starts_with("file:")) return directory_of(name);
  if (has_scheme(name))
    return fail(Code::invalid, "store {} is not on this machine, want a folder, or file:///DIR", net::redacted(name));
  if (name.empty()) return fail(Code::invalid, "the name is empty, want a folder, or file:///DIR");
  return fs::path(name);
}

}  // namespace roadstead::storage
