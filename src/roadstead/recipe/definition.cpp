// SPDX-License-Identifier: Apache-2.0
#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "roadstead/base/text.hpp"
#include "roadstead/recipe/sources_of.hpp"
#include "roadstead/recipe/words.hpp"

namespace roadstead::recipe {

namespace {

class DefinitionReader {
 public:
  Sources read(std::string_view text) {
    for (const std::string_view line : split(text, '\n')) take(line);
    end_header();
    return std::move(sources_);
  }

 private:
  enum class Place { header, files, other };

  // A stage begins with its Bootstrap, which stands at the very start of its line; so does a section's name.
  void take(std::string_view line) {
    constexpr std::string_view bootstrap = "bootstrap:";
    if (is_lower_of(bootstrap, line.substr(0, bootstrap.size()))) begin_stage();
    const std::string_view trimmed = trim(line);
    if (trimmed.empty() || trimmed.starts_with('#')) return;
    if (trimmed.starts_with('%')) return begin_section(trimmed.substr(1));
    if (place_ == Place::header) take_header(trimmed);
    if (place_ == Place::files) take_file(trimmed);
  }

  void begin_stage() {
    end_header();
    place_ = Place::header;
  }

  void begin_section(std::string_view line) {
    end_header();
    const auto words = shell_words(line);
    const std::string name = words.empty() ? "" : to_lower(words[0]);
    // "%files from STAGE" copies from another stage; the word behind %appfiles is the app.
    const bool copies = (name == "files" && (words.size() < 2 || to_lower(words[1]) != "from")) || name == "appfiles";
    place_ = copies ? Place::files : Place::other;
  }

  void take_header(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == line.npos) return;
    header_.insert_or_assign(to_lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
  }

  void take_file(std::string_view line) {
    auto words = shell_words(line);
    if (!words.empty()) sources_.files.push_back(std::move(words[0]));
  }

  // A reference of docker may be spread over three keys.
  std::string reference() const {
    std::string text;
    for (const char* key : {"registry", "namespace"})
      if (const auto found = header_.find(key); found != header_.end() && !found->second.empty())
        text += found->second + "/";
    const auto from = header_.find("from");
    return from == header_.end() ? std::string() : text + from->second;
  }

  void end_header() {
    const auto kind = header_.find("bootstrap");
    if (kind != header_.end() && !reference().empty()) sources_.bases.push_back({to_lower(kind->second), reference()});
    header_.clear();
  }

  Place place_ = Place::header;
  std::map<std::string, std::string> header_;
  Sources sources_;
};

}  // namespace

Sources sources_of_definition(std::string_view text) { return DefinitionReader().read(text); }

// The sources are globs (glob(7)), where a '*' passes over names that begin with a point.
bool definition_copies(std::string_view text, const std::string& path) {
  std::vector<std::string> folders = {".", path};
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1))
    folders.push_back(path.substr(0, slash));
  return std::ranges::any_of(sources_of_definition(text).files, [&](const std::string& file) {
    std::string source = std::filesystem::path(file).lexically_normal().generic_string();
    while (source.size() > 1 && source.ends_with('/')) source.pop_back();
    return std::ranges::any_of(folders, [&](const std::string& folder) {
      return ::fnmatch(source.c_str(), folder.c_str(), FNM_PATHNAME | FNM_PERIOD) == 0;
    });
  });
}

}  // namespace roadstead::recipe
