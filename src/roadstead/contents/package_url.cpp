// SPDX-License-Identifier: Apache-2.0
#include "roadstead/contents/package_url.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::contents {

static void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view plain = "-._~:", hex = "0123456789ABCDEF";
  for (const char c : text) {
    if (is_alnum(c) || plain.find(c) != plain.npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.append("%").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
  }
}

static bool is_of_system(const Package& package) {
  return package.type == "deb" || package.type == "apk" || package.type == "rpm";
}

// PyPI's names are equal in lower case and with '-' for '_' (the specification's "pypi").
static std::string name_of(const Package& package) {
  std::string name = package.name;
  if (package.type != "pypi") return name;
  std::ranges::replace(name, '_', '-');
  return to_lower(name);
}

/// rpm's epoch stands in front of its version, and in package URLs apart from it.
struct Version {
  std::string_view epoch, rest;
};
static Version version_of(const Package& package) {
  const std::string_view version = package.version;
  const std::size_t colon = version.find(':');
  if (package.type != "rpm" || colon == version.npos) return {{}, version};
  return {version.substr(0, colon), version.substr(colon + 1)};
}

static void append_qualifiers(std::string& out, const Package& package, const System& system) {
  char mark = '?';
  const auto add = [&](std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out.append(1, std::exchange(mark, '&')).append(key).append("=");
    append_encoded(out, value);
  };
  if (package.type == "conda") {
    add("build", package.build);
    add("channel", package.source);
    return add("subdir", package.architecture);
  }
  add("arch", package.architecture);
  if (is_of_system(package) && !system.id.empty() && !system.version.empty())
    add("distro", system.id + "-" + system.version);
  add("epoch", version_of(package).epoch);
}

std::string package_url(const Package& package, const System& system) {
  std::string out = "pkg:" + package.type + "/";
  if (is_of_system(package) && !system.id.empty()) {
    append_encoded(out, to_lower(system.id));
    out += '/';
  }
  append_encoded(out, name_of(package));
  if (const auto version = version_of(package).rest; !version.empty()) append_encoded(out += '@', version);
  append_qualifiers(out, package, system);
  return out;
}

std::string document_uuid(std::string_view kind, const Subject& subject, const Contents& contents) {
  std::string text(kind);
  const auto add = [&](std::string_view part) { text.append("\n").append(part); };
  for (const std::string* part : {&subject.digest, &subject.architecture, &subject.name, &subject.created}) add(*part);
  for (const Package& package : contents.packages) {
    add(package_url(package, contents.system));
    add(package.license);
  }
  Sha256 hash = sha256(text);
  hash[6] = static_cast<std::uint8_t>((hash[6] & 0x0F) | 0x80);
  hash[8] = static_cast<std::uint8_t>((hash[8] & 0x3F) | 0x80);
  std::string uuid = to_hex({hash.data(), 16});
  for (const std::size_t dash : {8u, 13u, 18u, 23u}) uuid.insert(dash, 1, '-');
  return uuid;
}

}  // namespace roadstead::contents
