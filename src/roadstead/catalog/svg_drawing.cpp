// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/svg_drawing.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "roadstead/base/text.hpp"

namespace roadstead::catalog {

namespace {

constexpr char separator = '|';  // expat's own, between a namespace and a name
constexpr std::string_view svg_namespace = "http://www.w3.org/2000/svg|";
constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace|";

constexpr std::string_view elements[] = {
    "circle",  "clipPath", "defs",           "desc", "ellipse", "g",   "line", "linearGradient", "mask", "path",
    "polygon", "polyline", "radialGradient", "rect", "stop",    "svg", "text", "title",          "tspan"};

// What may stand before a parenthesis of a value, CSS or not.
constexpr std::string_view functions[] = {"rgb",    "rgba",      "hsl",   "hsla",  "matrix",
                                          "rotate", "translate", "scale", "skewx", "skewy"};

using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)>;

struct Drawing {
  XML_Parser parser = nullptr;
  std::string fault;
  bool has_svg = false;

  void stop(std::string why) {
    if (fault.empty()) fault = std::move(why);
    XML_StopParser(parser, XML_FALSE);
  }
};

bool is_element(std::string_view name) {
  return name.starts_with(svg_namespace) &&
         std::ranges::find(elements, name.substr(svg_namespace.size())) != std::end(elements);
}

bool is_attribute(std::string_view name) {
  if (name.starts_with(xml_namespace)) return true;
  const std::string lower = to_lower(name);
  return name.find(separator) == name.npos && !lower.starts_with("on") && lower != "href" && lower != "src";
}

bool is_allowed_call(std::string_view before, std::string_view after) {
  if (before.ends_with("url")) return after.starts_with('#') || after.starts_with("'#") || after.starts_with("\"#");
  return std::ranges::any_of(functions, [&](std::string_view name) { return before.ends_with(name); });
}

// Escapes and comments of CSS could spell any function.
bool is_value(std::string_view value) {
  const std::string lower = to_lower(value);
  if (lower.find('\\') != lower.npos || lower.find("/*") != lower.npos) return false;
  for (std::size_t at = lower.find('('); at != lower.npos; at = lower.find('(', at + 1))
    if (!is_allowed_call(std::string_view(lower).substr(0, at), std::string_view(lower).substr(at + 1))) return false;
  return true;
}

std::string_view without_namespace(std::string_view name) { return name.substr(name.rfind(separator) + 1); }

void begin_element(void* user, const char* name, const char** attributes) {
  Drawing& drawing = *static_cast<Drawing*>(user);
  const std::string_view element = without_namespace(name);
  if (!is_element(name)) return drawing.stop(fmt::format("has an element '{}'", element));
  drawing.has_svg = drawing.has_svg || element == "svg";
  for (; *attributes != nullptr; attributes += 2) {
    const std::string_view attribute = without_namespace(attributes[0]);
    if (!is_attribute(attributes[0])) return drawing.stop(fmt::format("has an attribute '{}'", attribute));
    if (!is_value(attributes[1]))
      return drawing.stop(fmt::format("refers to something outside of it in '{}'", attribute));
  }
}

// Entities come from a document type alone.
void refuse_doctype(void* user, const char*, const char*, const char*, int) {
  static_cast<Drawing*>(user)->stop("has a document type");
}

// As <?xml-stylesheet?>.
void refuse_instruction(void* user, const char* target, const char*) {
  static_cast<Drawing*>(user)->stop(fmt::format("has an instruction '{}'", target));
}

}  // namespace

std::string drawing_refusal(std::string_view svg) {
  const Parser parser(XML_ParserCreateNS("UTF-8", separator), XML_ParserFree);
  if (!parser) return "could not be read";
  Drawing drawing{parser.get(), {}, false};
  XML_SetUserData(parser.get(), &drawing);
  XML_SetStartElementHandler(parser.get(), begin_element);
  XML_SetStartDoctypeDeclHandler(parser.get(), refuse_doctype);
  XML_SetProcessingInstructionHandler(parser.get(), refuse_instruction);
  const bool is_whole = XML_Parse(parser.get(), svg.data(), static_cast<int>(svg.size()), XML_TRUE) == XML_STATUS_OK;
  if (!drawing.fault.empty()) return drawing.fault;
  if (!is_whole) return fmt::format("is no XML: {}", XML_ErrorString(XML_GetErrorCode(parser.get())));
  return drawing.has_svg ? "" : "is no SVG";
}

}  // namespace roadstead::catalog
