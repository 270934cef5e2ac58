// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/error.hpp"

#include <cerrno>
#include <system_error>

namespace roadstead {

std::string Error::message() const {
  std::string text;
  for (auto hop = context.rbegin(); hop != context.rend(); ++hop) text.append(*hop).append(": ");
  return text + what;
}

Failure wrap(Error error, std::string context) {
  error.context.push_back(std::move(context));
  return Failure(std::move(error));
}

static Code code_of(int error_number) {
  switch (error_number) {
    case ENOENT:
    case ENOTDIR: return Code::not_found;
    case EACCES:
    case EPERM: return Code::denied;
    case EEXIST:
    case EADDRINUSE: return Code::conflict;
    case ELOOP: return Code::invalid;
    default: return Code::unavailable;
  }
}

Failure fail_errno(int error_number, std::string_view what) {
  return fail(code_of(error_number), "{}: {}", what, std::generic_category().message(error_number));
}

}  // namespace roadstead
