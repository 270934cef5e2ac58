// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/arena.hpp"
#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/catalog/yaml.hpp"

namespace roadstead::catalog {

/// Reads typed values out of one YAML document and notes a finding for each that is not what the
/// schema wants. Values that are kept live in `arena`.
class SchemaReader {
 public:
  SchemaReader(std::string_view path, const YamlDocument& yaml, Arena& arena, Findings& findings)
      : path_(path), yaml_(yaml), arena_(arena), findings_(findings) {}

  /// One key of a mapping: its name, whether it must be there, and what reads its value.
  template <class Target>
  struct Field {
    std::string_view name;
    bool required;
    void (*read)(SchemaReader&, std::uint32_t value, Target& target);
    std::string_view wanted{};  ///< of a required key: what to write, for when it is missing
  };

  /// Reads a mapping by a table of its keys. Unknown and missing keys are findings.
  template <class Target>
  void mapping(std::uint32_t node, std::string_view what, std::span<const Field<Target>> fields, Target& target) {
    if (!expect(node, YamlDocument::Kind::mapping, what)) return;
    for (const auto& field : fields) {
      const std::uint32_t value = yaml_.find(node, field.name);
      enter(field.name);
      if (value != YamlDocument::none) field.read(*this, value, target);
      if (value == YamlDocument::none && field.required) missing(node, field.name, field.wanted);
    }
    yaml_.for_each_pair(node, [&](std::uint32_t key, std::uint32_t) {
      if (std::ranges::find(fields, yaml_[key].text, &Field<Target>::name) == fields.end())
        unknown(key, names_of(fields));
    });
  }

  /// A list whose items are read by `read`(item, Target&).
  template <class Target, class Read>
  std::span<const Target> each(std::uint32_t node, Read read) {
    std::vector<Target> items;
    if (!expect(node, YamlDocument::Kind::sequence)) return {};
    yaml_.for_each_item(node, [&](std::uint32_t item) { read(item, items.emplace_back()); });
    return arena_.keep(std::span<const Target>(items));
  }

  /// A list of mappings, each read by `fields`.
  template <class Target>
  std::span<const Target> list(std::uint32_t node, std::string_view what, std::span<const Field<Target>> fields) {
    return each<Target>(node, [&](std::uint32_t item, Target& target) { mapping<Target>(item, what, fields, target); });
  }

  /// Whose value is read next: what is wrong with it is said with this name.
  void enter(std::string_view key) { key_ = key; }

  std::string_view text(std::uint32_t node);  ///< any scalar, kept
  std::uint64_t bytes(std::uint32_t node);    ///< a plain whole number, not negative
  std::uint64_t count(std::uint32_t node);    ///< likewise, of things
  bool flag(std::uint32_t node);              ///< true or false
  std::string_view url(std::uint32_t node);   ///< absolute http or https, without credentials
  void url(std::uint32_t node, StoredFile& file);
  std::span<const std::string_view> urls(std::uint32_t node);
  /// Any text that does not carry credentials: whether it is an address is for a rule to say.
  std::string_view repository(std::uint32_t node);
  std::string_view timestamp(std::uint32_t node);     ///< RFC 3339
  std::string_view commit(std::uint32_t node);        ///< 40 or 64 hex digits
  std::string_view arch(std::uint32_t node);          ///< 1 to 32 of a-z A-Z 0-9 _ . -, first a letter or digit
  void digest(std::uint32_t node, StoredFile& file);  ///< sha256, or an older MD5
  void sha256(std::uint32_t node, StoredFile& file);  ///< no MD5
  std::string_view media_type(std::uint32_t node);    ///< type/subtype, without parameters
  std::span<const std::string_view> texts(std::uint32_t node);
  std::span<const std::string_view> fingerprints(std::uint32_t node);  ///< of PGP keys: 40 lower-case hex digits
  std::span<const Label> labels(std::uint32_t node);

  void error(std::uint32_t node, std::string message, std::string_view rule = "schema");
  const YamlDocument& yaml() const { return yaml_; }
  template <class T>
  std::span<const T> keep(std::span<const T> values) {
    return arena_.keep(values);
  }

 private:
  bool expect(std::uint32_t node, YamlDocument::Kind kind, std::string_view what);
  bool expect(std::uint32_t node, YamlDocument::Kind kind);
  /// How a number is spoken of: "a number of bytes", "the number of bytes", "bytes as 42", " bytes".
  struct Number {
    std::string_view any, this_one, example, unit;
  };
  std::uint64_t whole_number(std::uint32_t node, const Number& wanted);
  std::optional<std::string_view> scalar(std::uint32_t node, std::string_view wanted);
  void missing(std::uint32_t mapping, std::string_view key, std::string_view wanted);
  void unknown(std::uint32_t key, std::span<const std::string> known);

  template <class Target>
  static std::vector<std::string> names_of(std::span<const Field<Target>> fields) {
    std::vector<std::string> names;
    for (const auto& field : fields) names.emplace_back(field.name);
    return names;
  }

  std::string_view path_;
  std::string_view key_ = "it";  ///< of the value that is read
  const YamlDocument& yaml_;
  Arena& arena_;
  Findings& findings_;
};

}  // namespace roadstead::catalog
