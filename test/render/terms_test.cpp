// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/search/terms.hpp"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

// web/src/search/terms.ts cuts queries; test/web/unit/terms.test.ts has rows like these.
namespace roadstead::render::search {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* terms;
};

class Terms : public testing::TestWithParam<Case> {};

TEST_P(Terms, AreCut) {
  TermCutter cutter;
  EXPECT_EQ(fmt::format("{}", fmt::join(cutter.cut(GetParam().text), " ")), GetParam().terms);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Terms,
    testing::Values(Case{"none", "", ""}, Case{"separators_alone", " --/:. ", ""},
                    Case{"a_name", "vanessa/bio-tools_2", "vanessa bio tools 2"},
                    Case{"versions", "h5py 4.1.0", "h5py 4.1.0"},
                    Case{"points_beside_letters", ".5 5. 5.a a.5 1..2", "5 5 5 a a 5 1 2"},
                    Case{"versions_behind_letters", "v1.9 Python3.7.1rc2", "v1.9 1.9 python3.7.1rc2 3.7.1rc2"},
                    Case{"versions_behind_humps", "bioPerl5.2", "bioperl5.2 bio perl5.2 5.2"},
                    Case{"camel_case", "BioPerl openMPI4", "bioperl bio perl openmpi4 open mpi4"},
                    Case{"capitals", "HTTPServer GPU", "httpserver http server gpu"},
                    Case{"one_letter_humps", "aB", "ab"}, Case{"latin_1", "Über ÉCOLE 3×4", "über école 3×4"},
                    Case{"punctuation_beyond_ascii", "a–b “c” d…e　f", "a b c d e f"},
                    Case{"pictures", "rocket🚀man", "rocket man"}, Case{"other_letters", "привет 世界", "привет 世界"},
                    Case{"long_ones", "abcdefghijklmnopqrstuvwxyz0123456789", "abcdefghijklmnopqrstuvwxyz012345"},
                    Case{"long_ones_in_whole_characters", "éééééééééééééééxéé", "éééééééééééééééx"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Terms, OfDigestsAndLongNumbersAreNoise) {
  for (const char* noise : {"0123456789abcdef", "20261123", "5f3c2a1", "12345", "0.12345678901234567"})
    EXPECT_TRUE(is_noise(noise)) << noise;
  for (const char* word :
       {"samtools", "h5py", "2026", "facade", "deadbeef1x", "python3", "1", "2021.03.02", "3.7.1rc2"})
    EXPECT_FALSE(is_noise(word)) << word;
}

}  // namespace
}  // namespace roadstead::render::search
