// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/site/answer.hpp"

namespace roadstead::site {

/// Why a request gets no page.
struct Refusal {
  unsigned status;
  std::string_view oci_code;  ///< distribution-spec, "Error Codes"
  std::string message;
};

Refusal refusal_of(std::string_view path, const Error& error);
Refusal refusal_of_method(std::string_view method);

/// A refusal in the words of the API that `path` belongs to.
Answer error_answer(std::string_view path, const Refusal& refusal);

}  // namespace roadstead::site
