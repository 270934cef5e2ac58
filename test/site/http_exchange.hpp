// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fake_answers.hpp"
#include "raw_http.hpp"
#include "roadstead/site/http_server.hpp"

namespace roadstead::site {

/// What goes over the wire, byte by byte: a request as a client writes it, and the answer's status, headers and body.
struct Exchange {
  const char* name;
  std::string request;               ///< request line and headers, one a line
  std::string status;                ///< "" when the connection only has to end
  std::vector<std::string> headers;  ///< "Name: value"; the value "-" for one that must not be there
  std::string body;
};

/// One server for all exchanges of a table.
class HttpBytes : public testing::TestWithParam<Exchange> {
 protected:
  static void SetUpTestSuite() {
    auto started = HttpServer::start({.listen = "127.0.0.1:0"}, std::make_shared<test::FakeAnswers>());
    ASSERT_TRUE(started) << started.error().message();
    server_ = std::move(*started);
  }
  static void TearDownTestSuite() { server_.reset(); }

  static test::RawResponse exchange(std::string request) {
    for (std::size_t at = 0; (at = request.find('\n', at)) != request.npos; at += 2) request.insert(at, 1, '\r');
    const test::RawConnection connection(server_->address());
    connection.send(request + "\r\nHost: registry.example.org\r\nConnection: close\r\n\r\n");
    return test::parse_response(connection.receive_to_the_end());
  }

 private:
  static inline std::unique_ptr<HttpServer> server_;
};

inline std::string name_of(const testing::TestParamInfo<Exchange>& info) { return info.param.name; }

inline const std::string long_body = test::FakeAnswers::long_text();
inline const std::string short_etag = "\"015abd7f5cc57a2dd94b7590f04ad808\"";
inline const std::string long_etag = "\"b3bf2caedba20fa93a97b33c2e55b983\"",
                         long_gzip_etag = "\"b3bf2caedba20fa93a97b33c2e55b983+gzip\"";

inline std::string oci_error(std::string_view code, std::string_view message) {
  return fmt::format(R"({{"errors":[{{"code":"{}","message":"{}"}}]}})", code, message);
}

}  // namespace roadstead::site
