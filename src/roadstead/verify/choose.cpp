// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/choose.hpp"

#include <charconv>

#include "roadstead/base/sha256.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::verify {

// What has no digest is told apart by its address. Digests are hashed once more: an author could choose images whose
// digests fall where nobody looks, if they knew the seed, and those of examples are no random numbers.
static std::uint64_t number_of(const Object& object, std::string_view seed) {
  std::string text(seed);
  text += '\n';
  if (object.has_digest)
    object.digest.append_text(text);
  else
    text += object.url;
  const Sha256 sum = sha256(text);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8U | sum[i];
  return number;
}

Result<Shard> Shard::parse(std::string_view text) {
  constexpr std::uint64_t most = 100'000;
  const auto slash = text.find('/');
  const auto number = parse_number(text.substr(0, slash));
  const auto count = slash == text.npos ? std::nullopt : parse_number(text.substr(slash + 1));
  if (!number || !count || *number < 1 || *number > *count || *count > most)
    return fail(Code::invalid, "'{}' is no shard, want as 2/5, the second of five", text);
  return Shard{*number, *count};
}

bool Shard::has(const Object& object) const { return count == 1 || number_of(object, "shard") % count == number - 1; }

Result<double> Sample::parse_part(std::string_view text) {
  const bool is_percent = text.ends_with('%');
  const std::string_view digits = text.substr(0, text.size() - (is_percent ? 1 : 0));
  double part = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), part);
  if (is_percent) part /= 100;
  if (error != std::errc() || end != digits.data() + digits.size() || !(part > 0 && part <= 1))
    return fail(Code::invalid, "'{}' is no part, want as 0.05 or 5%", text);
  return part;
}

bool Sample::has(const Object& object) const {
  constexpr double all = 18446744073709551616.0;  // 2^64
  return part >= 1 || static_cast<double>(number_of(object, "sample\n" + seed)) < part * all;
}

}  // namespace roadstead::verify
