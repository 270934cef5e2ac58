// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::storage {

/// What an XML document of a storage service says: elements with either text or elements in them.
struct XmlElement {
  std::string name;  ///< without a namespace's prefix
  std::string text;
  std::vector<XmlElement> children;

  /// The first child of that name; nullptr when there is none.
  const XmlElement* child(std::string_view child_name) const;
  /// The text of that child; empty when there is none.
  std::string_view text_of(std::string_view child_name) const;
};

/// The root element of a whole document. No document type, so no entities of its own; at most 16 levels deep and
/// 100,000 elements. Code::invalid otherwise.
Result<XmlElement> parse_xml(std::string_view text);

/// `text` as it stands between tags.
std::string xml_escaped(std::string_view text);

}  // namespace roadstead::storage
