// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/probe.hpp"

#include <gtest/gtest.h>

#include "roadstead/verify/answer.hpp"
#include "support/pgp_key.hpp"
#include "support/sif_writer.hpp"

namespace roadstead::verify {
namespace {

using net::Milliseconds;
using net::Response;

struct ProbeTest : testing::Test {
  const std::string bytes = "hsqs" + std::string(4092, ' ');
  Object object = image();
  ProbeOptions options{.depth = Depth::head, .timing = {[] { return net::Instant(); }, {}, [] { return 1.0; }}};

  Object image() const {
    Object made;
    made.url = "https://images.example.org/boat.sif";
    made.digest = catalog::Digest::of(bytes);
    made.size_bytes = bytes.size();
    made.has_digest = made.has_size = true;
    return made;
  }
  static Response head(long status, net::Headers headers = {}) { return {status, std::move(headers), {}, {}}; }
  static Response redirection(std::string to) { return {302, {}, {}, std::move(to)}; }
  Response whole() const { return head(200, {{"content-length", std::to_string(bytes.size())}}); }
  std::string fault(const Probe& probe) const {
    return probe.fault() ? std::string(probe.fault()->rule) + ": " + probe.fault()->message : "";
  }
};

TEST_F(ProbeTest, IsContentWithAHead) {
  Probe probe(object, options);
  EXPECT_EQ(probe.question().method, "HEAD");
  EXPECT_EQ(probe.next(whole()), std::nullopt);
  EXPECT_EQ(fault(probe), "");
}

TEST_F(ProbeTest, LetsTheBytesJudgeAHead) {
  Probe probe(object, options);
  EXPECT_EQ(probe.next(head(200, {{"content-length", "0"}})), Milliseconds(0));
  const auto question = probe.question();
  EXPECT_EQ(question.method, "GET");
  EXPECT_EQ(question.range, "0-32767");
  const Response part = head(206, {{"content-length", "4096"}, {"content-range", "bytes 0-4095/4096"}});
  EXPECT_EQ(question.take(part, bytes), net::Flow::more);
  EXPECT_EQ(probe.next(part), std::nullopt);
  EXPECT_EQ(fault(probe), "");
}

TEST_F(ProbeTest, WaitsAsTheServerAsksAndGivesUp) {
  Probe probe(object, options);
  EXPECT_EQ(probe.next(head(429, {{"retry-after", "7"}})), Milliseconds(7000));
  EXPECT_TRUE(probe.is_held_back());
  EXPECT_EQ(probe.next(head(503)), Milliseconds(1000));
  EXPECT_FALSE(probe.is_held_back());
  EXPECT_EQ(probe.next(fail(Code::unavailable, "timeout was reached, want an answer")), Milliseconds(2000));
  EXPECT_EQ(probe.next(head(429, {{"retry-after", "7"}})), std::nullopt);
  EXPECT_EQ(fault(probe), "object-unknown: https://images.example.org/boat.sif: answer 429, want the object");
}

TEST_F(ProbeTest, DoesNotWaitForHours) {
  Probe probe(object, options);
  EXPECT_EQ(probe.next(head(503, {{"retry-after", "7200"}})), std::nullopt);
}

// An address that a redirection gave may hold for a short time.
TEST_F(ProbeTest, BeginsAnewWithTheStatedAddress) {
  Probe probe(object, options);
  EXPECT_EQ(probe.next(redirection("https://cdn.example.org/signed?key=1")), Milliseconds(0));
  EXPECT_EQ(probe.question().url, "https://cdn.example.org/signed?key=1");
  EXPECT_NE(probe.next(head(503)), std::nullopt);
  EXPECT_EQ(probe.question().url, object.url);
}

TEST_F(ProbeTest, AsksForEachHostWhatItMayReach) {
  options.reach = [](std::string_view host) {
    return host == "images.example.org" ? net::Reach::anywhere : net::Reach::everybody;
  };
  Probe probe(object, options);
  EXPECT_EQ(probe.question().reach, net::Reach::anywhere);
  probe.next(redirection("https://other.example.org/"));
  EXPECT_EQ(probe.question().reach, net::Reach::everybody);
}

TEST_F(ProbeTest, ReadsOneByteMoreThanIsStated) {
  options.depth = Depth::bytes;
  Probe probe(object, options);
  const auto question = probe.question();
  EXPECT_EQ(question.range, "");
  EXPECT_EQ(question.take(head(200), bytes), net::Flow::more);
  EXPECT_EQ(question.take(head(200), "x"), net::Flow::enough);
  EXPECT_EQ(probe.next(head(200)), std::nullopt);
  EXPECT_EQ(fault(probe),
            "object-size: https://images.example.org/boat.sif: more bytes come than the 4096 that are stated");
}

TEST_F(ProbeTest, ReadsNoFurtherThanAnotherSizeNeeds) {
  options.depth = Depth::bytes;
  Probe probe(object, options);
  const auto question = probe.question();
  EXPECT_EQ(question.take(head(200, {{"content-length", "4000"}}), bytes.substr(0, 512)), net::Flow::enough);
}

// The registry says what the digest is, whoever has put other bytes there: only the signature tells.
struct SignedProbe : ProbeTest {
  const test::SigningKey key;
  const std::string signer = key.fingerprint();
  const std::vector<std::string_view> signers{signer};

  std::string signed_image() const {
    test::SifFile file{.parts = {test::sif_definition("From: x"), test::sif_partition(std::string(9000, 's'))}};
    const std::string block = key.clearsigned(test::sif_signed_text(file));
    file.parts.push_back(test::sif_signature(key.fingerprint_bytes(), block));
    return test::write_sif(file);
  }

  std::string fault_of(const std::string& image) {
    object.digest = catalog::Digest::of(image);
    object.size_bytes = image.size();
    object.signers = signers;
    options.depth = Depth::bytes;
    Probe probe(object, options);
    const auto question = probe.question();
    for (std::size_t at = 0; at < image.size(); at += 10'000)
      EXPECT_EQ(question.take(head(200), std::string_view(image).substr(at, 10'000)), net::Flow::more);
    EXPECT_EQ(probe.next(head(200)), std::nullopt);
    return fault(probe);
  }
};

TEST_F(SignedProbe, VerifiesWhatTheRegistryHasTheKeyOf) {
  options.keys = {*PgpKey::parse(key.armoured())};
  std::string image = signed_image();
  EXPECT_EQ(fault_of(image), "");
  image[40'000] = 'x';
  EXPECT_EQ(fault_of(image), "object-image: https://images.example.org/boat.sif: the signature by " + signer +
                                 " does not hold: it is about other bytes of object 2");
  test::put_number(image, test::sif_table_offset + test::sif_place_bytes + 17, 32'176, 8);
  EXPECT_EQ(fault_of(image),
            "object-image: https://images.example.org/boat.sif: nobody can tell whether a signature holds: two objects "
            "of the SIF share the bytes at 32176, want each its own");
}

TEST_F(SignedProbe, BelievesTheTableWithoutAKey) {
  std::string image = signed_image();
  image[40'000] = 'x';
  EXPECT_EQ(fault_of(image), "");
  options.keys = {*PgpKey::parse(test::SigningKey().armoured())};
  EXPECT_EQ(fault_of(image), "") << "of a key that nobody names";
}

struct RedirectCase {
  const char* name;
  const char *from, *to;
  std::string_view fault;
};
struct Redirect : testing::TestWithParam<RedirectCase> {};
TEST_P(Redirect, IsFollowedOrNot) { EXPECT_EQ(redirect_fault(GetParam().from, GetParam().to), GetParam().fault); }
INSTANTIATE_TEST_SUITE_P(
    Redirects, Redirect,
    testing::Values(RedirectCase{"same", "https://a.example.org/", "https://b.example.org/", ""},
                    RedirectCase{"better", "http://a.example.org/", "https://b.example.org/", ""},
                    RedirectCase{"as_bad", "http://a.example.org/", "http://b.example.org/", ""},
                    RedirectCase{"worse", "https://a.example.org/", "http://b.example.org/x?token=1",
                                 "is redirected from https to http://b.example.org/x, want https"},
                    RedirectCase{"worse_in_upper_case", "HTTPS://a.example.org/", "HTTP://b.example.org/",
                                 "is redirected from https to HTTP://b.example.org/, want https"},
                    RedirectCase{"login", "https://a.example.org/", "https://keeper:secret@b.example.org/",
                                 "is redirected to an address with credentials, want one that anyone may read"},
                    RedirectCase{"file", "https://a.example.org/", "file:///etc/hostname",
                                 "is redirected to no URL, want http:// or https://"},
                    RedirectCase{"gopher", "https://a.example.org/", "gopher://a.example.org/",
                                 "is redirected to no URL, want http:// or https://"}),
    [](const auto& row) { return std::string(row.param.name); });

struct TotalCase {
  const char* name;
  long status;
  const char *length, *range;
  std::optional<std::uint64_t> total;
};
struct Total : testing::TestWithParam<TotalCase> {};
TEST_P(Total, IsOfTheWholeObject) {
  const TotalCase& row = GetParam();
  EXPECT_EQ(total_bytes({row.status, {{"content-length", row.length}, {"content-range", row.range}}, {}, {}}),
            row.total);
}
INSTANTIATE_TEST_SUITE_P(Totals, Total,
                         testing::Values(TotalCase{"whole", 200, "7", "", 7U},
                                         TotalCase{"part", 206, "7", "bytes 0-6/900", 900U},
                                         TotalCase{"part_of_unknown", 206, "7", "bytes 0-6/*", std::nullopt},
                                         TotalCase{"part_without_range", 206, "7", "", std::nullopt},
                                         TotalCase{"negative", 200, "-7", "", std::nullopt},
                                         TotalCase{"two", 200, "7, 7", "", std::nullopt}),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace roadstead::verify
