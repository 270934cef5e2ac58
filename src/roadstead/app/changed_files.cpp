// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/changed_files.hpp"

#include <map>
#include <string>
#include <utility>

#include "roadstead/base/site_marker.hpp"
#include "roadstead/source/built_sites.hpp"

namespace roadstead::app {

namespace {

using Files = std::map<std::string, check::ChangedFile>;

void add(Files& files, std::string path, bool is_there, bool was_there) { files[path] = {path, is_there, was_there}; }

// A mark that is new hides what the other side still shows.
void add_hidden(const source::Tree& shown, const source::BuiltSites& sites, bool is_there, Files& files) {
  for (const source::Entry& entry : shown.entries())
    if (sites.has(entry.path)) add(files, std::string(entry.path), is_there, !is_there);
}

}  // namespace

std::vector<check::ChangedFile> changed_files(const std::vector<source::PathChange>& changes,
                                              const source::Tree& before, const source::Tree& after) {
  const source::BuiltSites &was = before.sites(), &is = after.sites();
  Files files;
  for (const source::PathChange& change : changes) {
    const std::string_view old_site = was.site_of(change.path), new_site = is.site_of(change.path);
    const std::string_view site = new_site.empty() ? old_site : new_site;
    if (site.empty())
      add(files, change.path, change.is_there, change.was_there);
    else
      add(files, std::string(site).append(site_marker), !new_site.empty(), !old_site.empty());
  }
  add_hidden(before, is, false, files);
  add_hidden(after, was, true, files);
  std::vector<check::ChangedFile> all;
  for (auto& [path, file] : files) all.push_back(std::move(file));
  return all;
}

}  // namespace roadstead::app
