// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace roadstead::contents {

/// One installed package. Texts are printable UTF-8 of at most package_text_limit_bytes; what nobody says is empty.
struct Package {
  std::string type;  ///< "deb", "apk", "rpm", "conda" or "pypi": the types of package URLs
  std::string name;
  std::string version;  ///< as its manager writes it, "1:2.36-9+deb12u4"
  std::string architecture;
  std::string license;
  std::string source;   ///< what it was made from: a source package, a channel
  std::string build{};  ///< conda's name for one of several builds of a version, "h166bdaf_4"

  auto operator<=>(const Package&) const = default;
};
using Packages = std::vector<Package>;

inline constexpr std::size_t package_text_limit_bytes = 1024;
inline constexpr std::size_t package_count_limit = 100'000;

/// Whether another is to be read: of those beyond the limit one, which tells that there were more.
inline bool has_room(const Packages& packages) { return packages.size() <= package_count_limit; }

/// Appends a package whose texts were read from an image: made printable, without blanks around. One without a name,
/// and one whose name or version is longer than the limit, is no package; any other text that is longer is left out.
void add_package(Packages& packages, std::string_view type, std::string_view name, std::string_view version,
                 std::string_view architecture, std::string_view license, std::string_view source,
                 std::string_view build = {});

}  // namespace roadstead::contents
