// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/accept_encoding.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "roadstead/base/text.hpp"

namespace roadstead::site {

namespace {

// "0", "0.25", "1.000" in thousandths; RFC 9110 section 12.4.2 allows three digits.
unsigned parse_weight(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string thousandths(text.substr(0, point));
  const std::string_view digits = text.substr(std::min(point + 1, text.size()));
  if (thousandths.size() != 1 || digits.size() > 3) return 0;
  thousandths.append(digits).append(3 - digits.size(), '0');
  const auto weight = parse_number(thousandths);
  return weight && *weight <= 1000 ? static_cast<unsigned>(*weight) : 0;
}

unsigned weight_of(std::string_view parameters) {
  for (std::string_view one : split(parameters, ';')) {
    one = trim(one);
    if (one.starts_with("q=") || one.starts_with("Q=")) return parse_weight(one.substr(2));
  }
  return 1000;
}

struct Weights {
  std::optional<unsigned> gzip, any, identity;
};

void read_coding(std::string_view coding, Weights& weights) {
  const std::size_t end = std::min(coding.find(';'), coding.size());
  const std::string name = to_lower(trim(coding.substr(0, end)));
  const unsigned weight = weight_of(coding.substr(end));
  if (name == "gzip" || name == "x-gzip") weights.gzip = weight;
  if (name == "*") weights.any = weight;
  if (name == "identity") weights.identity = weight;
}

}  // namespace

bool prefers_gzip(std::string_view accept_encoding) {
  Weights weights;
  for (const std::string_view coding : split(accept_encoding, ',')) read_coding(coding, weights);
  const unsigned gzip = weights.gzip ? *weights.gzip : weights.any.value_or(0);
  return gzip > 0 && gzip >= weights.identity.value_or(0);
}

}  // namespace roadstead::site
