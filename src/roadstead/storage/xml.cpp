// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/xml.hpp"

#include <expat.h>

#include <algorithm>
#include <memory>

namespace roadstead::storage {

namespace {

constexpr std::size_t most_levels = 16, most_elements = 100'000;

using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)>;

/// What expat's callbacks build. Elements move only when they are closed, so the open ones are kept by value.
struct Building {
  XML_Parser parser = nullptr;
  std::vector<XmlElement> open;
  XmlElement root;
  std::size_t count = 0;
  const char* fault = nullptr;

  void stop(const char* why) {
    fault = why;
    XML_StopParser(parser, XML_FALSE);
  }
};

void begin_element(void* user, const char* name, const char**) {
  Building& building = *static_cast<Building*>(user);
  if (building.open.size() == most_levels) return building.stop("deeper than 16 levels");
  if (++building.count > most_elements) return building.stop("more than 100000 elements");
  const std::string_view text(name);
  building.open.push_back({std::string(text.substr(text.rfind(':') + 1)), {}, {}});
}

void end_element(void* user, const char*) {
  Building& building = *static_cast<Building*>(user);
  XmlElement closed = std::move(building.open.back());
  building.open.pop_back();
  if (building.open.empty())
    building.root = std::move(closed);
  else
    building.open.back().children.push_back(std::move(closed));
}

void add_text(void* user, const char* bytes, int count) {
  static_cast<Building*>(user)->open.back().text.append(bytes, static_cast<std::size_t>(count));
}

// Entities come from a document type alone: without one nothing expands.
void refuse_doctype(void* user, const char*, const char*, const char*, int) {
  static_cast<Building*>(user)->stop("a document type");
}

}  // namespace

const XmlElement* XmlElement::child(std::string_view child_name) const {
  const auto at = std::ranges::find(children, child_name, &XmlElement::name);
  return at == children.end() ? nullptr : &*at;
}

std::string_view XmlElement::text_of(std::string_view child_name) const {
  const XmlElement* const found = child(child_name);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

Result<XmlElement> parse_xml(std::string_view text) {
  const Parser parser(XML_ParserCreate(nullptr), XML_ParserFree);
  Building building{parser.get(), {}, {}, 0, nullptr};
  XML_SetUserData(parser.get(), &building);
  XML_SetElementHandler(parser.get(), begin_element, end_element);
  XML_SetCharacterDataHandler(parser.get(), add_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), refuse_doctype);
  if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE) == XML_STATUS_OK)
    return std::move(building.root);
  const char* const why = building.fault != nullptr ? building.fault : XML_ErrorString(XML_GetErrorCode(parser.get()));
  return fail(Code::invalid, "line {}: {}, want an XML document", XML_GetCurrentLineNumber(parser.get()), why);
}

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  return out;
}

}  // namespace roadstead::storage
