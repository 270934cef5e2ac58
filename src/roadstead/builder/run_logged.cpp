// SPDX-License-Identifier: Apache-2.0
#include "roadstead/builder/run_logged.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <vector>

#include "roadstead/base/installed.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/builder/child.hpp"
#include "roadstead/builder/log_file.hpp"

namespace roadstead::builder {

namespace {

using Clock = std::chrono::steady_clock;

// Copies what a program prints to one of its pipes to the log, and keeps its end.
class Output {
 public:
  Output(FileHandle pipe, int log) : pipe_(std::move(pipe)), log_(log) {}
  int descriptor() const { return pipe_.get(); }

  // All that is there now; never waits for more. At the pipe's end there is nothing more to watch.
  Result<void> copy() {
    std::array<char, 65536> piece;
    while (pipe_) {
      const ssize_t n = ::read(pipe_.get(), piece.data(), piece.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return {};
      if (n == 0) pipe_ = FileHandle();
      const std::string_view text(piece.data(), static_cast<std::size_t>(n));
      keep(text);
      if (auto done = write_all(log_, text); !done) return wrap(done.error(), "writing the log");
    }
    return {};
  }

  std::string last_line() const {
    const std::string_view text = trim(end_);
    return std::string(trim(text.substr(text.rfind('\n') + 1)));
  }

 private:
  void keep(std::string_view text) {
    end_.append(text);
    if (end_.size() > kept) end_.erase(0, end_.size() - kept);
  }

  static constexpr std::size_t kept = 8192;
  FileHandle pipe_;
  int log_;
  std::string end_;
};

struct Watch {
  Child& child;
  std::span<Output> outputs;   ///< in the order in which they are copied where both have come since
  std::chrono::seconds limit;  ///< 0: none
};

// Until the program has ended: a descendant may hold the pipe for longer, and nobody waits for that.
Result<void> watch(const Watch& w) {
  constexpr int slice_ms = 100;
  const auto deadline = Clock::now() + w.limit;
  for (;;) {
    if (Interruption::has_come()) return fail(Code::unavailable, "interrupted");
    if (w.limit.count() > 0 && Clock::now() >= deadline)
      return fail(Code::unavailable, "has not ended within {} s, its time limit", w.limit.count());
    std::vector<pollfd> all{{w.child.descriptor(), POLLIN, 0}};
    for (const Output& output : w.outputs) all.push_back({output.descriptor(), POLLIN, 0});
    ::poll(all.data(), all.size(), slice_ms);
    for (Output& output : w.outputs)
      if (auto done = output.copy(); !done) return done;
    if (all.front().revents != 0) return {};
  }
}

Result<void> judge(const std::string& program, int status, const std::filesystem::path& log) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  const std::string how =
      WIFEXITED(status) ? fmt::format("status {}", WEXITSTATUS(status)) : fmt::format("signal {}", WTERMSIG(status));
  const std::string words = last_lines(log);
  return fail(Code::invalid, "'{}' ends with {}, want 0; '{}' ends with{}", program, how, log.string(), words);
}

}  // namespace

Result<void> expect_program(const std::string& program, const std::filesystem::path& folder) {
  const bool is_path = program.find('/') != program.npos;
  const std::string path = is_path && program.front() != '/' ? (folder / program).string() : program;
  if (is_installed(path)) return {};
  if (!is_path) return fail(Code::not_found, "no '{}' on PATH, want it installed or another builder", program);
  if (::access(path.c_str(), F_OK) == 0) return fail(Code::denied, "'{}' may not be run, want it executable", program);
  return fail(Code::not_found, "no program '{}', want its path from the top of the repository", program);
}

static Result<void> run_to_end(Child child, std::span<Output> outputs, const std::string& program,
                               std::chrono::seconds limit, const std::filesystem::path& log) {
  if (auto done = watch({child, outputs, limit}); !done) {
    child.end(std::chrono::seconds(10));
    return wrap(done.error(), "'" + program + "'");
  }
  return judge(program, child.wait(), log);
}

static Result<FileHandle> begin_log(const Command& command, const std::filesystem::path& log) {
  if (auto done = expect_program(command.arguments[0], command.folder); !done) return Failure(done.error());
  if (auto done = note(log, fmt::format("$ {}", fmt::join(command.arguments, " "))); !done)
    return Failure(done.error());
  return open_log(log);
}

Result<void> run_logged(const Command& command, const std::filesystem::path& log, std::chrono::seconds limit) {
  auto file = begin_log(command, log);
  if (!file) return Failure(file.error());
  auto child = Child::start(command, file->get(), file->get());
  if (!child) return Failure(child.error());
  return run_to_end(std::move(*child), {}, command.arguments[0], limit, log);
}

namespace {

struct Pipe {
  FileHandle ours, theirs;
};

Result<Pipe> make_pipe() {
  int fds[2];
  if (::pipe2(fds, O_CLOEXEC) != 0) return fail_errno(errno, "making a pipe");
  ::fcntl(fds[0], F_SETFL, O_NONBLOCK);
  return Pipe{FileHandle(fds[0]), FileHandle(fds[1])};
}

}  // namespace

// Standard error comes by a pipe, too: straight into the log it would overtake what was printed before it.
Result<std::string> last_line_of(const Command& command, const std::filesystem::path& log, std::chrono::seconds limit) {
  auto file = begin_log(command, log);
  if (!file) return Failure(file.error());
  auto out = make_pipe(), err = make_pipe();
  if (!out || !err) return Failure(out ? err.error() : out.error());
  auto child = Child::start(command, out->theirs.get(), err->theirs.get());
  if (!child) return Failure(child.error());
  out->theirs = FileHandle();
  err->theirs = FileHandle();
  Output outputs[] = {{std::move(out->ours), file->get()}, {std::move(err->ours), file->get()}};
  if (auto done = run_to_end(std::move(*child), outputs, command.arguments[0], limit, log); !done)
    return Failure(done.error());
  return outputs[0].last_line();
}

}  // namespace roadstead::builder
