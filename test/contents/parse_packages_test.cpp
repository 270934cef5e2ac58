// SPDX-License-Identifier: Apache-2.0
#include "roadstead/contents/parse_packages.hpp"

#include <gtest/gtest.h>

#include "rpm_database.hpp"

namespace roadstead::contents {
namespace {

using namespace roadstead::test;

std::string text_of(const Packages& packages) {
  std::string text;
  for (const Package& p : packages)
    text += p.type + "|" + p.name + "|" + p.version + "|" + p.architecture + "|" + p.license + "|" + p.source +
            (p.build.empty() ? "\n" : "|" + p.build + "\n");
  return text;
}

using Parse = Result<void> (*)(std::string_view bytes, Packages& packages);

template <auto parse>
Result<void> always(std::string_view bytes, Packages& packages) {
  parse(bytes, packages);
  return {};
}

struct Case {
  const char* name;
  Parse parse;
  std::string bytes;
  std::string packages;
};

class ParsePackages : public testing::TestWithParam<Case> {};

TEST_P(ParsePackages, FindsThem) {
  Packages packages;
  const auto done = GetParam().parse(GetParam().bytes, packages);
  ASSERT_TRUE(done) << done.error().message();
  EXPECT_EQ(text_of(packages), GetParam().packages);
}

const std::string libc =
    "Package: libc6\nStatus: install ok installed\nSource: glibc (2.36-9)\nVersion: 2.36-9+deb12u4\n"
    "Architecture: amd64\nDescription: GNU C Library\n Version: of a continued line\n";

INSTANTIATE_TEST_SUITE_P(
    Dpkg, ParsePackages,
    testing::Values(
        Case{"installed", always<parse_dpkg>, libc, "deb|libc6|2.36-9+deb12u4|amd64||glibc (2.36-9)\n"},
        Case{"two", always<parse_dpkg>, libc + "\n\n" + libc + "\n",
             "deb|libc6|2.36-9+deb12u4|amd64||glibc (2.36-9)\ndeb|libc6|2.36-9+deb12u4|amd64||glibc (2.36-9)\n"},
        Case{"removed", always<parse_dpkg>, "Package: gone\nStatus: deinstall ok config-files\nVersion: 1\n", ""},
        Case{"triggers_wait", always<parse_dpkg>,
             "Package: a\nStatus: install ok triggers-pending\n\nPackage: b\nStatus: install ok triggers-awaited\n",
             "deb|a||||\ndeb|b||||\n"},
        Case{"half_installed", always<parse_dpkg>, "Package: half\nStatus: install ok half-installed\n", ""},
        Case{"without_status", always<parse_dpkg>, "Package: base-files\nVersion: 12\nArchitecture: arm64\n",
             "deb|base-files|12|arm64||\n"},
        Case{"without_name", always<parse_dpkg>, "Version: 12\n", ""},
        Case{"carriage_returns", always<parse_dpkg>, "Package: a\r\nVersion: 1\r\n\r\nPackage: b\r\n",
             "deb|a|1|||\ndeb|b||||\n"},
        Case{"control_characters", always<parse_dpkg>, "Package: a\x1b[31m\nVersion: 1\n", "deb|a?[31m|1|||\n"},
        Case{"long_version", always<parse_dpkg>, "Package: a\nVersion: " + std::string(2000, '1') + "\n", ""},
        Case{"long_source", always<parse_dpkg>, "Package: a\nSource: " + std::string(2000, '1') + "\n", "deb|a||||\n"},
        Case{"empty", always<parse_dpkg>, "", ""}, Case{"no_text", always<parse_dpkg>, std::string("\0\n:\n", 4), ""}),
    [](const auto& c) { return std::string(c.param.name); });

INSTANTIATE_TEST_SUITE_P(Apk, ParsePackages,
                         testing::Values(Case{
                             "two", always<parse_apk>,
                             "C:Q1abc=\nP:musl\nV:1.2.4-r2\nA:x86_64\nL:MIT\no:musl\nF:lib\nR:ld-musl-x86_64.so.1\n\n"
                             "P:zlib\nV:1.2.13-r1\nA:x86_64\nL:Zlib\no:zlib\n\n",
                             "apk|musl|1.2.4-r2|x86_64|MIT|musl\napk|zlib|1.2.13-r1|x86_64|Zlib|zlib\n"}),
                         [](const auto& c) { return std::string(c.param.name); });

INSTANTIATE_TEST_SUITE_P(Python, ParsePackages,
                         testing::Values(Case{"licence", always<parse_python>,
                                              "Metadata-Version: 2.1\nName: numpy\nVersion: 1.26.0\nLicense: BSD\n",
                                              "pypi|numpy|1.26.0||BSD|\n"},
                                         Case{"expression", always<parse_python>,
                                              "Name: a\nVersion: 1\nLicense: see file\nLicense-Expression: MIT\n",
                                              "pypi|a|1||MIT|\n"},
                                         Case{"classifier", always<parse_python>,
                                              "Name: a\nVersion: 1\nLicense: UNKNOWN\nClassifier: Topic :: X\n"
                                              "Classifier: License :: OSI Approved :: MIT License\n",
                                              "pypi|a|1||MIT License|\n"},
                                         Case{"of_the_text", always<parse_python>,
                                              "Name: a\nVersion: 1\n\nLicense: of the description\n", "pypi|a|1|||\n"},
                                         Case{"no_metadata", always<parse_python>, "something else", ""}),
                         [](const auto& c) { return std::string(c.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Conda, ParsePackages,
    testing::Values(Case{"one", parse_conda,
                         R"({"name":"zlib","version":"1.2.13","build":"h166bdaf_4","subdir":"linux-64",)"
                         R"("license":"Zlib","channel":"conda-forge","files":["lib/libz.so"]})",
                         "conda|zlib|1.2.13|linux-64|Zlib|conda-forge|h166bdaf_4\n"},
                    Case{"without_name", parse_conda, R"({"version":"1.2.13"})", ""},
                    Case{"other_types", parse_conda, R"({"name":["zlib"],"version":1})", ""}),
    [](const auto& c) { return std::string(c.param.name); });

const std::string bash = "rpm|bash|1:5.2.15-3.fc38|x86_64|GPLv3+|bash-5.2.15-3.fc38.src.rpm\n";

INSTANTIATE_TEST_SUITE_P(
    Rpm, ParsePackages,
    testing::Values(Case{"header", parse_rpm_header, bash_header(), bash},
                    Case{"translated_name", parse_rpm_header, rpm_header({{1000, 9, "a"}, {1001, 6, "1"}}),
                         "rpm|a|1|||\n"},
                    Case{"key", parse_rpm_header, rpm_header({{1000, 6, "gpg-pubkey"}, {1001, 6, "1"}}), ""},
                    Case{"sqlite", parse_rpm_sqlite, rpmdb_sqlite({bash_header(), bash_header()}), bash + bash},
                    Case{"sqlite_empty", parse_rpm_sqlite, rpmdb_sqlite({}), ""},
                    Case{"sqlite_wal", parse_rpm_sqlite,
                         [] {
                           std::string file = rpmdb_sqlite({bash_header()});
                           file[18] = file[19] = 2;
                           return file;
                         }(),
                         bash},
                    Case{"ndb", parse_rpm_ndb, ndb({bash_header(), bash_header()}), bash + bash},
                    Case{"ndb_empty", parse_rpm_ndb, ndb({}), ""}),
    [](const auto& c) { return std::string(c.param.name); });

class RefusePackages : public testing::TestWithParam<Case> {};

TEST_P(RefusePackages, SaysWhy) {
  Packages packages;
  const auto done = GetParam().parse(GetParam().bytes, packages);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message(), GetParam().packages);
}

const std::string view =
    "CREATE VIEW Packages AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT zeroblob(9) AS blob FROM n";

INSTANTIATE_TEST_SUITE_P(
    Broken, RefusePackages,
    testing::Values(Case{"header_short", parse_rpm_header, "abc",
                         "an rpm header of 3 bytes has other lengths inside, want it whole"},
                    Case{"header_cut", parse_rpm_header, bash_header().substr(0, 60),
                         "an rpm header of 60 bytes has other lengths inside, want it whole"},
                    Case{"header_huge", parse_rpm_header, big_endian(0xffffffff) + big_endian(0xffffffff) + "x",
                         "an rpm header of 9 bytes has other lengths inside, want it whole"},
                    Case{"sqlite_not", parse_rpm_sqlite, std::string(200, 'x'), "no SQLite database, want rpm's"},
                    Case{"sqlite_cut", parse_rpm_sqlite, rpmdb_sqlite({bash_header()}).substr(0, 4096),
                         "database disk image is malformed, want rpm's database as SQLite writes it"},
                    Case{"sqlite_other_table", parse_rpm_sqlite, sqlite_file("CREATE TABLE a (b)"),
                         "no table 'Packages', want rpm's database"},
                    Case{"sqlite_view", parse_rpm_sqlite, sqlite_file(view),
                         "no table 'Packages', want rpm's database"},
                    Case{"sqlite_other_columns", parse_rpm_sqlite, sqlite_file("CREATE TABLE Packages (b)"),
                         "no such column: blob, want rpm's database as SQLite writes it"},
                    Case{"ndb_not", parse_rpm_ndb, std::string(5000, 'x'),
                         "no package database in ndb's form, want 'RpmP' and a page of 4096 bytes"},
                    Case{"ndb_pages", parse_rpm_ndb,
                         [] {
                           std::string file = ndb({});
                           file[12] = 9;
                           return file;
                         }(),
                         "the database has 9 pages of slots, want 1 to 1"},
                    Case{"ndb_cut", parse_rpm_ndb, ndb({bash_header()}).substr(0, 4200),
                         "package 1 leaves the database, want it inside"},
                    Case{"ndb_blob", parse_rpm_ndb,
                         [] {
                           std::string file = ndb({bash_header()});
                           file[4096] = 'X';
                           return file;
                         }(),
                         "package 1 is damaged, want 'BlbS' and its length"},
                    Case{"conda_no_json", parse_conda, "[", "not valid JSON, want what RFC 8259 allows"}),
    [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace roadstead::contents
