// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/xml.hpp"

#include <gtest/gtest.h>

namespace roadstead::storage {
namespace {

TEST(Xml, GivesElementsAndTheirText) {
  const auto root =
      parse_xml("<?xml version='1.0'?><s3:A xmlns:s3='urn:x'><B>1 &lt; 2</B><B/><C><D>d</D></C></s3:A>").value();
  EXPECT_EQ(root.name, "A");
  EXPECT_EQ(root.children.size(), 3u);
  EXPECT_EQ(root.text_of("B"), "1 < 2");
  EXPECT_EQ(root.text_of("absent"), "");
  EXPECT_EQ(root.child("C")->text_of("D"), "d");
  EXPECT_EQ(root.child("absent"), nullptr);
}

struct Case {
  const char* name;
  std::string text;
  const char* says;
};
struct XmlRefuses : testing::TestWithParam<Case> {};
TEST_P(XmlRefuses, Says) {
  const auto root = parse_xml(GetParam().text);
  ASSERT_FALSE(root);
  EXPECT_EQ(root.error().code, Code::invalid);
  EXPECT_EQ(root.error().message(), GetParam().says);
}

std::string nested(int levels) {
  std::string text;
  for (int i = 0; i < levels; ++i) text += "<a>";
  for (int i = 0; i < levels; ++i) text += "</a>";
  return text;
}
std::string many(int elements) {
  std::string text = "<a>";
  for (int i = 1; i < elements; ++i) text += "<b/>";
  return text + "</a>";
}
INSTANTIATE_TEST_SUITE_P(
    Documents, XmlRefuses,
    testing::Values(Case{"empty", "", "line 1: no element found, want an XML document"},
                    Case{"html", "<html><br></html>", "line 1: mismatched tag, want an XML document"},
                    Case{"truncated", "<a>\n<b>", "line 2: no element found, want an XML document"},
                    Case{"two_roots", "<a/><b/>", "line 1: junk after document element, want an XML document"},
                    Case{"entities", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                         "line 1: a document type, want an XML document"},
                    Case{"outside", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                         "line 1: a document type, want an XML document"},
                    Case{"not_utf8", "<a>\xff</a>", "line 1: not well-formed (invalid token), want an XML document"},
                    Case{"deep", nested(17), "line 1: deeper than 16 levels, want an XML document"},
                    Case{"many", many(100'001), "line 1: more than 100000 elements, want an XML document"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Xml, TakesWhatIsAtItsLimits) {
  EXPECT_TRUE(parse_xml(nested(16)));
  EXPECT_TRUE(parse_xml(many(100'000)));
}

TEST(Xml, WhatIsEscapedIsReadAgain) {
  const std::string text = "<&>\"'";
  EXPECT_EQ(parse_xml("<a>" + xml_escaped(text) + "</a>").value().text, text);
}

}  // namespace
}  // namespace roadstead::storage
