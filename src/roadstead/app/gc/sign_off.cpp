// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/gc/sign_off.hpp"

#include "roadstead/app/allowed_signers.hpp"
#include "roadstead/app/govern/keeper.hpp"
#include "roadstead/base/process.hpp"

namespace roadstead::app {

namespace {

constexpr std::string_view purpose = "roadstead-gc";

// By any one of the keys.
Result<bool> is_signed(const std::string& list, const std::string& text, const AllowedSigners& signers) {
  for (const std::string& principal : signers.principals()) {
    Command command{.arguments = {"ssh-keygen", "-Y", "verify", "-f", signers.file(), "-I", principal, "-n",
                                  std::string(purpose), "-s", list + ".sig"}};
    command.input = text;
    const auto ended = run_to_end(command, 1 << 16);
    if (!ended) return Failure(ended.error());
    if (ended->status == 0) return true;
  }
  return false;
}

Result<void> verify(const std::string& list, const std::string& text, const std::set<std::string>& keys) {
  const auto signers = AllowedSigners::write(keys, purpose);
  if (!signers) return Failure(signers.error());
  const auto fine = is_signed(list, text, *signers);
  if (!fine) return Failure(fine.error());
  if (*fine) return {};
  return fail(Code::denied,
              "the list has no signature of a maintainer, want {}.sig of "
              "'ssh-keygen -Y sign -n {} -f KEY {}'",
              list, purpose, list);
}

}  // namespace

Result<void> expect_sign_off(const std::string& list, const std::string& text,
                             const std::vector<std::string>& registries) {
  for (const std::string& registry : registries) {
    const auto policy = policy_at(registry, "HEAD");
    if (!policy) return wrap(policy.error(), registry);
    const auto keys = maintainer_keys(*policy);
    if (keys.empty()) continue;
    if (auto done = verify(list, text, keys); !done) return done;
  }
  return {};
}

}  // namespace roadstead::app
