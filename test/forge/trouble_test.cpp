// SPDX-License-Identifier: Apache-2.0
// What a pull request comes to when servers, networks and rights are against it.
#include "forge/forge_suite.hpp"

namespace roadstead::forge {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using When = Trouble::When;

net::Response says(long status, const std::string& message, net::Headers headers = {}) {
  return {status, std::move(headers), R"({"message": ")" + message + "\"}"};
}

class Troubled : public ForgeSuite {
 protected:
  std::string edits() const { return GetParam() == ForgeKind::gitlab ? "PUT" : "PATCH"; }
  Error error() {
    const auto result = propose();
    EXPECT_FALSE(result);
    return result ? Error{} : result.error();
  }
};
INSTANTIATE_TEST_SUITE_P(Forges, Troubled, all_forges, forge_name);

TEST_P(Troubled, WaitsAsLongAsTheServerAsks) {
  fake->troubles = {{"POST", When::instead, says(429, "slow down", {{"retry-after", "42"}})}};
  EXPECT_EQ(done(), Done::opened);
  EXPECT_EQ(slept, 42s);
}

TEST_P(Troubled, WaitsForTheResetOfALimit) {
  const net::Headers limit = {{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "1800000090"}};
  fake->troubles = {{"GET", When::instead, says(403, "API rate limit exceeded", limit)}};
  EXPECT_EQ(done(), Done::opened);
  EXPECT_EQ(slept, 90s);
}

TEST_P(Troubled, WaitsAMinuteForASecondaryLimitThatNamesNone) {
  fake->troubles = {{"POST", When::instead, says(403, "You have exceeded a secondary rate limit.")}};
  EXPECT_EQ(done(), Done::opened);
  EXPECT_EQ(slept, 60s);
}

TEST_P(Troubled, GivesUpWhereTheWaitIsTooLong) {
  const net::Headers limit = {{"retry-after", "3600"}};
  fake->troubles = {{"GET", When::instead, says(403, "API rate limit exceeded", limit)}};
  const Error said = error();
  EXPECT_EQ(said.code, Code::unavailable);
  EXPECT_EQ(said.what, "answer 403: API rate limit exceeded, want to be asked later");
}

TEST_P(Troubled, AsksAgainAServerThatFails) {
  fake->troubles = {
      {"GET", When::instead, says(502, "")}, {"GET", When::instead}, {"GET", When::instead, says(500, "")}};
  EXPECT_EQ(done(), Done::opened);
}

TEST_P(Troubled, OpensNoSecondOneAfterALostAnswer) {
  fake->troubles = {{"POST", When::after}};
  EXPECT_EQ(done(), Done::opened);
  EXPECT_THAT(fake->pulls, SizeIs(1));
  EXPECT_THAT(fake->changes(), SizeIs(1));
}

TEST_P(Troubled, OpensNoSecondOneAfterABadGateway) {
  fake->troubles = {{"POST", When::after, says(504, "")}};
  EXPECT_EQ(done(), Done::opened);
  EXPECT_THAT(fake->pulls, SizeIs(1));
}

TEST_P(Troubled, OpensItWhereTheRequestWasLost) {
  fake->troubles = {{"POST", When::instead}, {"POST", When::instead, says(500, "")}};
  EXPECT_EQ(done(), Done::opened);
  EXPECT_THAT(fake->pulls, SizeIs(1));
}

TEST_P(Troubled, EndsWhereNothingIsEverOpened) {
  fake->troubles = {3, {"POST", When::instead, says(500, "out of order")}};
  const Error said = error();
  EXPECT_EQ(said.code, Code::unavailable);
  EXPECT_EQ(said.what, "answer 500: out of order, want a server that works");
}

TEST_P(Troubled, TakesTheOneThatAnotherOpenedMeanwhile) {
  const auto meanwhile = [this] { fake->add(pull()).title = "By another"; };
  fake->troubles = {{"POST", When::after, says(422, "A pull request already exists"), meanwhile}};
  EXPECT_EQ(done(), Done::updated);
  EXPECT_THAT(fake->pulls, SizeIs(1));
  EXPECT_EQ(fake->last().title, proposal.title);
}

TEST_P(Troubled, EditsOnceMoreWhatWasLost) {
  fake->add(pull()).title = "Before";
  fake->troubles = {{edits(), When::after}, {edits(), When::instead, says(502, "")}};
  EXPECT_EQ(done(), Done::updated);
  EXPECT_EQ(fake->last().title, proposal.title);
}

TEST_P(Troubled, SaysThatThereIsNothingToPropose) {
  proposal.branch = "same-as-main";
  const Error said = error();
  EXPECT_EQ(said.code, Code::conflict);
  EXPECT_THAT(said.what, HasSubstr("answer 422: "));
}

TEST_P(Troubled, SaysWhatRightsATokenNeeds) {
  constexpr std::string_view rights[] = {"the permissions 'contents: write' and 'pull-requests: write'",
                                         "the scope 'api' and the role Developer",
                                         "the scopes 'write:repository' and 'write:issue'"};
  fake->troubles = {{"POST", When::instead, says(403, "Resource not accessible by integration")}};
  const Error said = error();
  EXPECT_EQ(said.code, Code::denied);
  EXPECT_EQ(said.what, "answer 403: Resource not accessible by integration, want a token with " +
                           std::string(rights[static_cast<int>(GetParam())]));
  EXPECT_EQ(slept, 0s);
}

TEST_P(Troubled, SaysThatATokenIsWrong) {
  settings.token = "another";
  const Error said = error();
  EXPECT_EQ(said.code, Code::denied);
  EXPECT_EQ(said.what, "answer 401: Bad credentials, want a valid token");
}

TEST_P(Troubled, NeverShowsTheToken) {
  fake->troubles = {{"GET", When::instead, says(403, "you are " + std::string(FakeForge::token) + " to me")}};
  EXPECT_THAT(error().message(), Not(HasSubstr(std::string(FakeForge::token))));
}

TEST_P(Troubled, SaysWhereWhatIsMissing) {
  settings.repository = "vanessa/other";
  const Error said = error();
  EXPECT_EQ(said.code, Code::not_found);
  EXPECT_THAT(said.message(), HasSubstr("GET https://"));
  EXPECT_THAT(said.message(), HasSubstr("vanessa"));
  EXPECT_THAT(said.message(), Not(HasSubstr("?")));
}

TEST_P(Troubled, RefusesAnswersThatAreNone) {
  fake->troubles = {{"GET", When::instead, net::Response{200, {}, "<html>sign in</html>"}}};
  EXPECT_EQ(error().what, "not valid JSON, want what RFC 8259 allows");
  fake->troubles = {{"POST", When::instead, net::Response{201, {}, "{}"}}};
  EXPECT_EQ(error().what, "answer has no number of a pull request, want one");
  fake->troubles = {{"GET", When::instead, net::Response{301, {{"location", "https://elsewhere/"}}, ""}}};
  EXPECT_EQ(error().what, "answer 301, want the address that it has moved to");
}

struct Wrong {
  const char* name;
  std::function<void(ForgeSettings&, Proposal&)> make;
  Code code;
  std::string_view what;
};

class WrongInput : public testing::TestWithParam<Wrong> {};

TEST_P(WrongInput, IsRefusedBeforeAnythingIsSent) {
  const auto fake = FakeForge::make(ForgeKind::github);
  ForgeSettings settings{ForgeKind::github, "https://api.github.com", "vanessa/registry", "t"};
  Proposal proposal = {"update/a", "main", "", "Title", "", {}, {}};
  GetParam().make(settings, proposal);
  const auto result = open_pull_requests(settings, *fake)->open_or_update(proposal);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, GetParam().code);
  EXPECT_EQ(result.error().what, GetParam().what);
  EXPECT_THAT(fake->calls, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongInput,
    testing::Values(Wrong{"no_token", [](auto& s, auto&) { s.token.clear(); }, Code::denied,
                          "no token, want one with the permissions 'contents: write' and 'pull-requests: write'"},
                    Wrong{"no_owner", [](auto& s, auto&) { s.repository = "registry"; }, Code::invalid,
                          "repository is 'registry', want owner/name"},
                    Wrong{"leaves_the_path", [](auto& s, auto&) { s.repository = "../user"; }, Code::invalid,
                          "repository is '../user', want owner/name"},
                    Wrong{"nested", [](auto& s, auto&) { s.repository = "a/b/c"; }, Code::invalid,
                          "repository is 'a/b/c', want owner/name"},
                    Wrong{"no_address", [](auto& s, auto&) { s.api = "api.github.com"; }, Code::invalid,
                          "address of the API is 'api.github.com', want https://host/path"},
                    Wrong{"login_in_address", [](auto& s, auto&) { s.api = "https://me:secret@github.com"; },
                          Code::invalid, "address of the API has a login in it, want none"},
                    Wrong{"one_branch", [](auto&, auto& p) { p.branch = "main"; }, Code::invalid,
                          "pull request from 'main' to 'main', want two branches"},
                    Wrong{"no_branch", [](auto&, auto& p) { p.branch = ""; }, Code::invalid,
                          "pull request from '' to 'main', want two branches"},
                    Wrong{"no_title", [](auto&, auto& p) { p.title = " "; }, Code::invalid,
                          "title is empty, want one"}),
    [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace roadstead::forge
