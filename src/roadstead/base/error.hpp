// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace roadstead {

/// What a caller can branch on. Absent, refused and could-not-tell stay three answers.
enum class Code { invalid, not_found, denied, unavailable, conflict, internal };

/// One clause that says what is wrong (lower case, no full stop, quotes the value, ends with what
/// was wanted) and where: each caller adds its own hop with wrap().
struct Error {
  Code code = Code::internal;
  std::string what;
  std::vector<std::string> context;  ///< innermost first

  /// "building the site: reading vanessa/greeting: digest has 3 hex digits, want 64"
  std::string message() const;
};

/// A value or an Error. A dropped result is a warning, and warnings are errors in CI.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {  // std::expected once the floor is g++ 13
 public:
  using Base = tl::expected<T, Error>;
  using Base::Base;
  Result(Base base) : Base(std::move(base)) {}
};

using Failure = tl::unexpected<Error>;

template <class... Args>
Failure fail(Code code, fmt::format_string<Args...> format, Args&&... args) {
  return Failure(Error{code, fmt::format(format, std::forward<Args>(args)...), {}});
}

/// Adds one hop of context to an error on its way up.
Failure wrap(Error error, std::string context);

/// An error of a system call: `what` and the text of errno; ENOENT is not_found, EACCES denied.
Failure fail_errno(int error_number, std::string_view what);

}  // namespace roadstead
