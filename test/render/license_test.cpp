// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/license.hpp"

#include <gtest/gtest.h>

namespace roadstead::render {
namespace {

struct Case {
  std::string_view key, stated, license;
};

class LicenseOf : public testing::TestWithParam<Case> {};

TEST_P(LicenseOf, ATag) {
  const auto& [key, stated, license] = GetParam();
  const catalog::Label labels[] = {{"other", "x"}, {key, stated}};
  catalog::Tag tag;
  tag.labels = labels;
  EXPECT_EQ(license_of(tag), license);
}

constexpr std::string_view oci = "org.opencontainers.image.licenses", hub = "org.singularity-hub.license";

INSTANTIATE_TEST_SUITE_P(, LicenseOf,
                         testing::Values(Case{oci, "MIT OR Apache-2.0", "MIT OR Apache-2.0"},
                                         Case{"org.label-schema.license", " Zlib ", "Zlib"},
                                         Case{hub, "MIT License", "MIT"},
                                         Case{hub, "BSD 3-clause \"New\" or \"Revised\" License", "BSD-3-Clause"},
                                         Case{hub, "GNU Lesser General Public License v2.1", "LGPL-2.1"},
                                         Case{hub, "Other", ""}, Case{hub, "NOASSERTION", ""},
                                         Case{hub, "CeCILL", "CeCILL"}, Case{"license", "MIT", ""}));

TEST(LicenseOfATag, IsOfTheFirstLabelThatStatesOne) {
  constexpr catalog::Label labels[] = {{hub, "MIT License"}, {oci, "NOASSERTION"}};
  catalog::Tag tag;
  tag.labels = labels;
  EXPECT_EQ(license_of(tag), "MIT");
}

TEST(LicenseOfATag, IsItsOciLabelBeforeOthers) {
  constexpr catalog::Label labels[] = {{hub, "MIT License"}, {oci, "ISC"}};
  catalog::Tag tag;
  tag.labels = labels;
  EXPECT_EQ(license_of(tag), "ISC");
}

}  // namespace
}  // namespace roadstead::render
