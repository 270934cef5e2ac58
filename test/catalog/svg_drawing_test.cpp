// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/svg_drawing.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace roadstead::catalog {
namespace {

struct Case {
  const char* name;
  std::string inside;  ///< of <svg>
  std::string says;
};
std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.name; }

struct Drawing : testing::TestWithParam<Case> {};
TEST_P(Drawing, IsPlainOrRefused) {
  EXPECT_EQ(drawing_refusal("<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/2000/svg' "
                            "xmlns:h='http://www.w3.org/1999/xhtml' xmlns:l='http://www.w3.org/1999/xlink'>" +
                            GetParam().inside + "</svg>"),
            GetParam().says);
}

const std::string outside = "refers to something outside of it in ";
INSTANTIATE_TEST_SUITE_P(
    Svg, Drawing,
    testing::Values(
        Case{"shapes", "<g fill='#fff'><path d='M0 0h1'/><x:circle r='2' style='fill:rgb(1,2,3)'/></g>", ""},
        Case{"gradient",
             "<defs><linearGradient id='a'><stop offset='1'/></linearGradient></defs><rect fill='url(#a)'/>", ""},
        Case{"quoted_reference", "<rect fill='url(\"#a\")' transform='translate(1 2) scale(2)'/>", ""},
        Case{"text", "<title>A &amp; B</title><text xml:space='preserve'>onload=(x)</text>", ""},
        Case{"script", "<script>alert(1)</script>", "has an element 'script'"},
        Case{"prefixed_script", "<x:script>alert(1)</x:script>", "has an element 'script'"},
        Case{"foreign_object", "<x:foreignObject/>", "has an element 'foreignObject'"},
        Case{"html", "<h:iframe src='javascript:alert(1)'/>", "has an element 'iframe'"},
        Case{"style_element", "<style>@im&#112;ort 'https://e.org/a.css'</style>", "has an element 'style'"},
        Case{"animation", "<rect><animate attributeName='href' values='javascript:alert(1)'/></rect>",
             "has an element 'animate'"},
        Case{"link", "<a href='javascript:alert(1)'/>", "has an element 'a'"},
        Case{"use", "<use l:href='https://e.org/a.svg#b'/>", "has an element 'use'"},
        Case{"event", "<rect onclick='alert(1)'/>", "has an attribute 'onclick'"},
        Case{"event_in_capitals", "<rect ONCLICK='alert(1)'/>", "has an attribute 'ONCLICK'"},
        Case{"reference", "<linearGradient href='#a'/>", "has an attribute 'href'"},
        Case{"prefixed_reference", "<linearGradient l:href='#a'/>", "has an attribute 'href'"},
        Case{"address", "<rect fill='url(https://e.org/a)'/>", outside + "'fill'"},
        Case{"spelled_by_reference", "<rect fill='ur&#108;(//e.org/a)'/>", outside + "'fill'"},
        Case{"spelled_by_escape", "<rect style='fill:u\\72l(//e.org/a)'/>", outside + "'style'"},
        Case{"comment", "<rect style='fill:url/**/(#a)'/>", outside + "'style'"},
        Case{"image_set", "<rect style='mask:image-set(\"https://e.org/a\")'/>", outside + "'style'"},
        Case{"two_values", "<rect style='fill:url(#a);stroke:url(//e.org)'/>", outside + "'style'"},
        Case{"instruction", "<?xml-stylesheet href='a'?>", "has an instruction 'xml-stylesheet'"},
        Case{"not_whole", "<g>", "is no XML: mismatched tag"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(DrawingRefusal, OfWhatStandsAroundTheRoot) {
  EXPECT_EQ(drawing_refusal("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>"),
            "has a document type");
  EXPECT_EQ(drawing_refusal("<svg/>"), "has an element 'svg'");  // without its namespace it is none
  EXPECT_EQ(drawing_refusal("<g xmlns='http://www.w3.org/2000/svg'/>"), "is no SVG");
  EXPECT_EQ(drawing_refusal(""), "is no XML: no element found");
}

}  // namespace
}  // namespace roadstead::catalog
