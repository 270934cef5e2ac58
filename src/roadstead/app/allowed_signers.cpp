// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/allowed_signers.hpp"

#include <fmt/format.h>

#include <utility>

#include "roadstead/base/file.hpp"

namespace roadstead::app {

static std::string principal_of(std::size_t number) { return fmt::format("key-{}", number); }

Result<AllowedSigners> AllowedSigners::write(const std::set<std::string>& keys, std::string_view purpose) {
  auto folder = TemporaryFolder::make();
  if (!folder) return Failure(folder.error());
  AllowedSigners signers(std::move(*folder), {keys.begin(), keys.end()});
  std::string text;
  for (std::size_t i = 0; i < signers.keys_.size(); ++i)
    text += fmt::format("{} namespaces=\"{}\" {}\n", principal_of(i), purpose, signers.keys_[i]);
  if (auto done = write_file_atomically(signers.file(), text); !done) return Failure(done.error());
  return signers;
}

std::string AllowedSigners::file() const { return (folder_.path() / "allowed_signers").string(); }

std::vector<std::string> AllowedSigners::principals() const {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < keys_.size(); ++i) all.push_back(principal_of(i));
  return all;
}

std::optional<std::string> AllowedSigners::key_of(std::string_view principal) const {
  for (std::size_t i = 0; i < keys_.size(); ++i)
    if (principal == principal_of(i)) return keys_[i];
  return std::nullopt;
}

}  // namespace roadstead::app
