// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead {

/// Whether a program gets the variables of our environment that is_secret_variable() knows.
enum class Secrets { handed_on, withheld };

/// What is to run, and where. No shell stands between: arguments arrive as they are.
struct Command {
  std::vector<std::string> arguments;    ///< the program first; looked up in PATH
  std::vector<std::string> environment;  ///< "NAME=value": added to ours, or in place of ours of that name
  std::string folder;                    ///< where it begins; empty: where we are
  std::string input;                     ///< of run(): what it reads
  Secrets secrets = Secrets::handed_on;
  bool is_alone = false;  ///< in a session of its own, without our terminal: what it starts ends with it
};

/// How a program ended, and what it said.
struct Ended {
  int status = 0;      ///< 128 and the signal's number when one ended it, as a shell says it
  std::string output;  ///< standard output
  std::string errors;  ///< the end of standard error, trimmed
};

/// A child program with pipes on its standard input and output; its standard error goes to a file of
/// its own, so that an error can quote it.
class Process {
 public:
  static Result<Process> start(const Command& command);
  Process(Process&& other) noexcept;
  Process& operator=(Process&&) = delete;
  ~Process();  ///< closes the pipes and waits

  int input() const { return input_.get(); }    ///< we write, the child reads
  int output() const { return output_.get(); }  ///< the child writes, we read
  void close_input() { input_ = FileHandle(); }

  /// Waits for the end. A status other than 0 is Code::invalid with the child's last words.
  Result<void> finish();
  /// Waits for the end; `output` of what it returns is empty.
  Ended wait();
  /// Whether it is over. Does not wait.
  bool has_ended() const;
  /// Ends it, and what it started where it is alone: SIGTERM, and SIGKILL when it is still there after `grace`.
  void end(std::chrono::milliseconds grace);

 private:
  Process() = default;
  std::string name_;
  pid_t pid_ = -1;
  bool is_alone_ = false;
  Ended ended_;
  FileHandle input_, output_, errors_;
};

/// Runs a program to its end, whatever its status. More than `limit_bytes` of output is Code::invalid. One that an
/// Interruption comes over is ended: Code::unavailable.
Result<Ended> run_to_end(const Command& command, std::size_t limit_bytes);

/// Runs a program to its end and returns what it printed, at most `limit_bytes`. A status other than 0 is
/// Code::invalid with its last words.
Result<std::string> run(const Command& command, std::size_t limit_bytes);

/// The words for posix_spawn: pointers into `texts`, and a null pointer at the end.
std::vector<char*> pointers_to(const std::vector<std::string>& texts);
/// Our environment as this command gets it.
std::vector<std::string> environment_of(const Command& command);

}  // namespace roadstead
