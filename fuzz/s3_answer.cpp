// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "require.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/storage/aws_profile.hpp"
#include "roadstead/storage/s3_answers.hpp"
#include "roadstead/storage/xml.hpp"

using namespace roadstead;
using fuzz::require;

static void print(const storage::XmlElement& element, std::string& out) {
  out.append("<").append(element.name).append(">").append(storage::xml_escaped(element.text));
  for (const auto& child : element.children) print(child, out);
  out.append("</").append(element.name).append(">");
}

// Carriage returns are read as line feeds, so a text may differ once from what it was.
static void check_xml(std::string_view text) {
  const auto root = storage::parse_xml(text);
  if (!root) return;
  std::string printed, again;
  print(*root, printed);
  const auto reread = storage::parse_xml(printed);
  require(reread && reread->name == root->name && reread->children.size() == root->children.size());
  print(*reread, again);
  require(again.size() <= printed.size());
}

static void check_parts(std::string_view text) {
  const auto page = storage::parse_parts(text);
  if (!page) return;
  for (const auto& [number, part] : page->parts) require(number >= 1 && number <= 10'000);
  const auto complete = storage::parse_xml(storage::complete_body(page->parts));
  require(complete && complete->children.size() == page->parts.size());
}

// What a store answers, and the files of AWS's tools.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  check_xml(text);
  check_parts(text);
  if (const auto ids = storage::parse_uploads(text, "key"))
    for (const std::string& id : *ids) require(!id.empty() && id.size() <= text.size());
  if (const auto page = storage::parse_objects(text))
    for (const storage::ListedKey& key : page->keys) require(key.key.size() <= text.size());
  if (const auto uploads = storage::parse_all_uploads(text))
    for (const storage::ListedKey& upload : *uploads) require(!upload.upload.empty());
  for (const auto& [name, value] : storage::ini_section(text, "default"))
    require(name == trim(name) && value == trim(value) && !has_upper(name));
  return 0;
}
