// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::catalog {

/// Why an SVG (W3C SVG 2) is more than a drawing; empty when it is one: shapes, text, gradients, clips and masks, whose
/// references stay inside it. Such a document runs nothing and fetches nothing, whoever opens it and by what address.
std::string drawing_refusal(std::string_view svg);

}  // namespace roadstead::catalog
