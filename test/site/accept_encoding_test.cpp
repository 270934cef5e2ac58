// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/accept_encoding.hpp"

#include <gtest/gtest.h>

#include <string>

namespace roadstead::site {
namespace {

struct Case {
  const char* name;
  const char* header;
  bool gzip;
};

class AcceptEncoding : public testing::TestWithParam<Case> {};

TEST_P(AcceptEncoding, PrefersGzip) { EXPECT_EQ(prefers_gzip(GetParam().header), GetParam().gzip); }

INSTANTIATE_TEST_SUITE_P(
    Headers, AcceptEncoding,
    testing::Values(
        Case{"none", "", false}, Case{"gzip", "gzip", true}, Case{"browser", "gzip, deflate, br", true},
        Case{"last_of_many", "br;q=1.0, deflate;q=0.6,gzip;q=0.2", true}, Case{"older_name", "x-gzip", true},
        Case{"upper_case", "GZIP", true}, Case{"blanks", " \t gzip ; q=0.5 , br ", true},
        Case{"upper_case_weight", "gzip;Q=0.5", true}, Case{"refused", "gzip;q=0", false},
        Case{"refused_in_thousandths", "gzip;q=0.000", false}, Case{"least_weight", "gzip;q=0.001", true},
        Case{"whole_weight", "gzip;q=1.000", true}, Case{"any", "*", true}, Case{"any_refused", "*;q=0", false},
        Case{"any_but_gzip", "gzip;q=0, *", false}, Case{"gzip_but_nothing_else", "*;q=0, gzip", true},
        Case{"identity", "identity", false}, Case{"identity_refused", "identity;q=0, gzip", true},
        Case{"identity_refused_any_left", "*, identity;q=0", true}, Case{"nothing_acceptable", "identity;q=0", false},
        Case{"identity_preferred", "identity, gzip;q=0.5", false}, Case{"gzip_preferred", "identity;q=0.5, gzip", true},
        Case{"as_good_as_identity", "gzip, identity", true}, Case{"other", "br, zstd", false},
        Case{"part_of_a_word", "gzippy, not-gzip", false}, Case{"weight_above_one", "gzip;q=1.001", false},
        Case{"weight_too_long", "gzip;q=0.1234", false}, Case{"weight_empty", "gzip;q=", false},
        Case{"weight_no_number", "gzip;q=high", false}, Case{"weight_negative", "gzip;q=-1", false},
        Case{"weight_point_only", "gzip;q=1.", true}, Case{"other_parameter", "gzip;level=9;q=0", false},
        Case{"commas_only", ",,,", false}, Case{"semicolons_only", ";;;", false}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace roadstead::site
