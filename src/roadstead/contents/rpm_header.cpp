// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "roadstead/base/text.hpp"
#include "roadstead/contents/parse_packages.hpp"

namespace roadstead::contents {

namespace {

// rpm, include/rpm/rpmtag.h
enum class Tag : std::uint32_t {
  name = 1000,
  version = 1001,
  release = 1002,
  epoch = 1003,
  license = 1014,
  architecture = 1022,
  source = 1044
};
enum class Type : std::uint32_t { int32 = 4, string = 6, string_array = 8, translated = 9 };

constexpr std::size_t entry_bytes = 16;

std::uint32_t big_endian(std::string_view bytes, std::size_t offset) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
  return value;
}

/// The parts of a header, as views.
class Header {
 public:
  static std::optional<Header> open(std::string_view blob) {
    if (blob.size() < 8) return std::nullopt;
    const std::uint64_t entries = std::uint64_t{big_endian(blob, 0)} * entry_bytes, data = big_endian(blob, 4);
    if (entries > blob.size() - 8 || data > blob.size() - 8 - entries) return std::nullopt;
    return Header(blob.substr(8, entries), blob.substr(8 + entries, data));
  }

  std::string_view text(Tag tag) const {
    for (const Type type : {Type::string, Type::translated, Type::string_array})
      if (const auto value = value_of(tag, type)) return value->substr(0, value->find('\0'));
    return {};
  }

  std::optional<std::uint32_t> number(Tag tag) const {
    const auto value = value_of(tag, Type::int32);
    if (!value || value->size() < 4) return std::nullopt;
    return big_endian(*value, 0);
  }

 private:
  Header(std::string_view entries, std::string_view data) : entries_(entries), data_(data) {}

  std::optional<std::string_view> value_of(Tag tag, Type type) const {
    for (std::size_t at = 0; at < entries_.size(); at += entry_bytes) {
      if (big_endian(entries_, at) != static_cast<std::uint32_t>(tag)) continue;
      if (big_endian(entries_, at + 4) != static_cast<std::uint32_t>(type)) continue;
      const std::uint32_t offset = big_endian(entries_, at + 8);
      if (offset < data_.size()) return data_.substr(offset);
    }
    return std::nullopt;
  }

  std::string_view entries_, data_;
};

std::string version_of(const Header& header) {
  std::string version;
  if (const auto epoch = header.number(Tag::epoch)) {
    append_number(version, *epoch);
    version += ':';
  }
  version += header.text(Tag::version);
  if (const auto release = header.text(Tag::release); !release.empty()) version.append("-").append(release);
  return version;
}

}  // namespace

Result<void> parse_rpm_header(std::string_view blob, Packages& packages) {
  const auto header = Header::open(blob);
  if (!header)
    return fail(Code::invalid, "an rpm header of {} bytes has other lengths inside, want it whole", blob.size());
  const std::string_view name = header->text(Tag::name);
  if (name == "gpg-pubkey" || !has_room(packages)) return {};  // a key is kept like a package
  add_package(packages, "rpm", name, version_of(*header), header->text(Tag::architecture), header->text(Tag::license),
              header->text(Tag::source));
  return {};
}

}  // namespace roadstead::contents
