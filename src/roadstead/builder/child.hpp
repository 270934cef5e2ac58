// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <chrono>
#include <utility>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/process.hpp"

namespace roadstead::builder {

/// Ends a process group when this process ends without having ended the guard: then nobody else is left to do it.
class Guard {
 public:
  static Result<Guard> over(pid_t group);
  Guard(Guard&& other) noexcept : pid_(std::exchange(other.pid_, -1)), life_(std::move(other.life_)) {}
  Guard& operator=(Guard&&) = delete;
  ~Guard();

 private:
  Guard(pid_t pid, FileHandle life) : pid_(pid), life_(std::move(life)) {}

  pid_t pid_;
  FileHandle life_;  ///< a pipe that nobody writes into: it closes with us
};

/// A program that is the first of a session and process group of its own. Its standard input is empty and it has no
/// terminal: one that asks for a password (sudo) says so and fails, where it would be stopped and wait for ever. When
/// this process is killed, so is the group.
class Child {
 public:
  /// `out` and `err` become its standard output and error.
  static Result<Child> start(const Command& command, int out, int err);
  Child(Child&& other) noexcept;
  Child& operator=(Child&&) = delete;
  ~Child();  ///< ends the group where it still runs

  int descriptor() const { return pidfd_.get(); }  ///< readable once it has ended (pidfd_open(2))

  /// Waits for it; its status as waitpid(2) gives it.
  int wait();
  /// Ends the whole group: SIGTERM, and SIGKILL when its first program is still there after `grace`.
  void end(std::chrono::milliseconds grace);

 private:
  Child(pid_t pid, FileHandle pidfd, Guard guard) : pid_(pid), pidfd_(std::move(pidfd)), guard_(std::move(guard)) {}

  pid_t pid_;
  FileHandle pidfd_;
  Guard guard_;
};

}  // namespace roadstead::builder
