// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/gc/sign_off.hpp"

#include <fmt/format.h>

#include "roadstead/app/govern/keeper.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/temporary_folder.hpp"
#include "roadstead/source/git_tree.hpp"

namespace roadstead::app {

namespace {

Result<std::string> keys_of(const std::string& registry) {
  const auto policy = policy_at(registry, "HEAD");
  if (!policy) return Failure(policy.error());
  std::string lines;
  for (const catalog::OwnerId& maintainer : policy->maintainers)
    if (maintainer.kind == catalog::Owner::Kind::key)
      lines += fmt::format("keeper namespaces=\"roadstead-gc\" {}\n", maintainer.id);
  return lines;
}

Result<void> verify(const std::string& list, const std::string& text, const std::string& allowed_signers) {
  const auto folder = TemporaryFolder::make();
  if (!folder) return Failure(folder.error());
  const std::string allowed = (folder->path() / "allowed_signers").string();
  if (auto done = write_file_atomically(allowed, allowed_signers); !done) return done;
  Command command{.arguments = {"ssh-keygen", "-Y", "verify", "-f", allowed, "-I", "keeper", "-n", "roadstead-gc", "-s",
                                list + ".sig"}};
  command.input = text;
  const auto ended = run_to_end(command, 1 << 16);
  if (!ended) return Failure(ended.error());
  if (ended->status == 0) return {};
  return fail(Code::denied,
              "the list has no signature of a maintainer, want {}.sig of "
              "'ssh-keygen -Y sign -n roadstead-gc -f KEY {}'",
              list, list);
}

}  // namespace

Result<void> expect_sign_off(const std::string& list, const std::string& text,
                             const std::vector<std::string>& registries) {
  for (const std::string& registry : registries) {
    const auto keys = keys_of(registry);
    if (!keys) return wrap(keys.error(), registry);
    if (keys->empty()) continue;
    if (auto done = verify(list, text, *keys); !done) return done;
  }
  return {};
}

}  // namespace roadstead::app
