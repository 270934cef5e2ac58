// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/load_theme.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/catalog/schema.hpp"
#include "roadstead/catalog/theme_logo.hpp"

namespace roadstead::catalog {

namespace {

using Colours = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view folder = "theme/", pages_folder = "theme/pages/";
constexpr std::uint64_t limit_bytes = 256 << 10;
constexpr std::string_view properties[] = {"ink",  "soft", "line", "edge",   "paper",
                                           "card", "tint", "link", "accent", "buoy"};

bool is_colour(std::string_view text) {
  const auto is_digit_of_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  return text.size() == 7 && text[0] == '#' && std::ranges::all_of(text.substr(1), is_digit_of_hex);
}

/// Reads one file after another.
class ThemeLoader {
 public:
  ThemeLoader(source::Reader& reader, Findings& findings) : reader_(reader), findings_(findings) {}

  void take(const source::Entry& entry) {
    const std::string_view name = std::string_view(entry.path).substr(folder.size());
    if (entry.kind != source::Kind::file && entry.kind != source::Kind::executable) return;
    if (name == "theme.yml") return take_text(entry, &ThemeLoader::settings);
    if (name == "header.md") return take_text(entry, &ThemeLoader::header);
    if (name == "footer.md") return take_text(entry, &ThemeLoader::footer);
    if (name == "logo.svg" || name == "logo.png") return logo(entry, name.substr(5));
    if (entry.path.starts_with(pages_folder) && name.ends_with(".md")) return take_text(entry, &ThemeLoader::page);
  }

  Result<Theme> finish() {
    if (failure_) return Failure(*failure_);
    std::ranges::sort(theme_.pages, {}, &ThemePage::name);
    return std::move(theme_);
  }

 private:
  using Use = void (ThemeLoader::*)(const source::Entry& entry, std::string_view text);

  void warn(const source::Entry& entry, std::string message, Position at = {}) {
    findings_.push_back({std::string(entry.path), at.line, at.column, Severity::warning, "schema",
                         std::move(message) + ": it is not used"});
  }

  std::optional<std::string> read(const source::Entry& entry) {
    const auto bytes = reader_.read(entry, limit_bytes);
    if (bytes) return std::string(*bytes);
    if (bytes.error().code != Code::invalid) failure_ = bytes.error();
    if (bytes.error().code == Code::invalid) warn(entry, bytes.error().what);
    return std::nullopt;
  }

  void take_text(const source::Entry& entry, Use use) {
    const auto text = read(entry);
    if (!text) return;
    if (!is_plain_utf8(*text)) return warn(entry, "is not UTF-8 text without control characters");
    (this->*use)(entry, *text);
  }

  void header(const source::Entry&, std::string_view text) { theme_.header = text; }
  void footer(const source::Entry&, std::string_view text) { theme_.footer = text; }

  void logo(const source::Entry& entry, std::string_view ending) {
    const auto bytes = read(entry);
    if (!bytes) return;
    if (const auto why = logo_refusal(*bytes, ending); !why.empty()) return warn(entry, why);
    theme_.logo = *bytes;
    theme_.logo_ending = ending;
  }

  void page(const source::Entry& entry, std::string_view text) {
    std::string_view name = std::string_view(entry.path).substr(pages_folder.size());
    name.remove_suffix(3);
    if (name.find('/') != name.npos) return;
    if (const auto why = component_refusal(name); !why.empty()) return warn(entry, fmt::format("'{}' {}", name, why));
    const std::string_view first = trim(text.substr(0, text.find('\n')));
    const bool has_title = first.starts_with("# ");
    theme_.pages.push_back({std::string(name), std::string(has_title ? trim(first.substr(2)) : name),
                            std::string(has_title ? text.substr(std::min(text.find('\n'), text.size())) : text)});
  }

  void settings(const source::Entry& entry, std::string_view text) {
    YamlDocument yaml;
    if (const auto done = yaml.parse(text, 1); !done) return warn(entry, done.error().message, done.error().position);
    if (yaml.root().kind != YamlDocument::Kind::mapping) return warn(entry, "the theme is no mapping");
    yaml.for_each_pair(0, [&](std::uint32_t key, std::uint32_t value) {
      if (yaml[key].text == "colours") return colours(entry, yaml, value, theme_.colours);
      if (yaml[key].text == "dark") return colours(entry, yaml, value, theme_.dark);
      warn(entry, fmt::format("unknown key '{}', want colours or dark", yaml[key].text), yaml[key].position);
    });
  }

  void colours(const source::Entry& entry, const YamlDocument& yaml, std::uint32_t node, Colours& into) {
    if (yaml[node].kind != YamlDocument::Kind::mapping)
      return warn(entry, "colours are no mapping", yaml[node].position);
    yaml.for_each_pair(node, [&](std::uint32_t key, std::uint32_t value) {
      if (std::ranges::find(properties, yaml[key].text) == std::end(properties))
        return warn(entry,
                    fmt::format("unknown colour '{}', want one of {}", yaml[key].text, fmt::join(properties, ", ")),
                    yaml[key].position);
      if (!is_colour(yaml[value].text))
        return warn(entry, fmt::format("'{}' is no colour, want one as '#075f8f'", yaml[value].text),
                    yaml[value].position);
      into.emplace_back(yaml[key].text, yaml[value].text);
    });
  }

  source::Reader& reader_;
  Findings& findings_;
  Theme theme_;
  std::optional<Error> failure_;
};

}  // namespace

Result<Theme> load_theme(const source::Tree& tree, source::Reader& reader, Findings& findings) {
  ThemeLoader loader(reader, findings);
  const auto entries = tree.entries();
  const auto first = std::ranges::lower_bound(entries, folder, {}, &source::Entry::path);
  for (auto at = first; at != entries.end() && at->path.starts_with(folder); ++at) loader.take(*at);
  return loader.finish();
}

}  // namespace roadstead::catalog
