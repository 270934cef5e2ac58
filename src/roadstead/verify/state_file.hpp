// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "roadstead/base/file.hpp"
#include "roadstead/verify/state.hpp"

namespace roadstead::verify {

/// A file that grows by a line for each object: whenever the process ends, the next one goes on from there. What could
/// not be told is not kept, so that it is asked again.
class StateFile {
 public:
  /// Reads what is there, or begins a new one. Code::conflict while another process has it open.
  static Result<StateFile> open(const std::filesystem::path& path);

  const State& state() const { return state_; }
  /// Kept in memory until flush().
  void add(const ObjectKey& key, const std::optional<Fault>& fault);
  Result<void> flush();
  /// The run has come to its end: the next one begins anew.
  Result<void> remove();

 private:
  StateFile(std::filesystem::path path, FileHandle file, State state)
      : path_(std::move(path)), file_(std::move(file)), state_(std::move(state)) {}

  std::filesystem::path path_;
  FileHandle file_;
  State state_;
  std::string pending_;
};

}  // namespace roadstead::verify
