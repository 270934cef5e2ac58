// SPDX-License-Identifier: Apache-2.0
#include "synthetic/names.hpp"

#include <fmt/format.h>

namespace roadstead::bench {

static std::string owner_name(std::uint64_t number) {
  const std::uint64_t pairs = fields.size() * groups.size();
  const std::uint64_t pair = number * 271 % pairs;  // 271 is prime to `pairs`: neighbours differ, none comes twice
  const std::uint64_t round = number / pairs;
  const std::string name = fmt::format("{}-{}", fields[pair % fields.size()], groups[pair / fields.size()]);
  return round == 0 ? name : fmt::format("{}{}", name, round + 1);
}

void Names::next_owner() {
  owner_ = owner_name(owners_++);
  left_ = random_.one_in(8) ? random_.between(12, software.size()) : random_.between(1, 6);
  at_ = random_.below(software.size());
  stride_ = random_.between(1, software.size() - 1);
}

Name Names::next() {
  if (left_ == 0) next_owner();
  --left_;
  at_ = (at_ + stride_) % software.size();
  const Software& what = software[at_];
  const bool suffixed = random_.one_in(4);
  return {owner_, suffixed ? fmt::format("{}-container", what.name) : std::string(what.name), &what};
}

}  // namespace roadstead::bench
