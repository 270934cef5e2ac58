// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/http_store.hpp"

#include <gtest/gtest.h>

#include "support/environment.hpp"

namespace roadstead::storage {
namespace {

struct Case {
  const char* name;
  const char* address;
  test::Variables variables;
  std::string says;  ///< empty: it is opened
};
struct HttpStoreLogin : testing::TestWithParam<Case> {};
TEST_P(HttpStoreLogin, GoesOverPlainHttpToThisMachineAlone) {
  const auto store =
      make_http_store({GetParam().address, ""}, test::environment_of(GetParam().variables), patient_connections());
  EXPECT_EQ(store ? "" : store.error().message(), GetParam().says);
}
const test::Variables token = {{"ROADSTEAD_STORE_TOKEN", "SECRET"}};
const test::Variables password = {{"ROADSTEAD_STORE_USER", "me"}, {"ROADSTEAD_STORE_PASSWORD", "SECRET"}};
INSTANTIATE_TEST_SUITE_P(
    Address, HttpStoreLogin,
    testing::Values(Case{"token", "http://e.org/a", token, "store is http://e.org/a, want https: a login goes there"},
                    Case{"password", "http://e.org", password, "store is http://e.org, want https: a login goes there"},
                    Case{"upper_case", "HTTP://e.org", token, "store is HTTP://e.org, want https: a login goes there"},
                    Case{"looks_like_loopback", "http://127.evil.example/a", token,
                         "store is http://127.evil.example/a, want https: a login goes there"},
                    Case{"no_login", "http://e.org/a", {}, ""}, Case{"https", "https://e.org/a", token, ""},
                    Case{"loopback", "http://127.0.0.1:8080/a", token, ""},
                    Case{"loopback_v6", "http://[::1]:8080/a", password, ""}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace roadstead::storage
