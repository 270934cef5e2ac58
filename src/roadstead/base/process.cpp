// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include "roadstead/base/environment.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/text.hpp"

extern char** environ;

namespace roadstead {

namespace {

using std::chrono::milliseconds;

struct Pipe {
  FileHandle read, write;
};

Result<Pipe> make_pipe() {
  int fds[2];
  if (::pipe2(fds, O_CLOEXEC) != 0) return fail_errno(errno, "making a pipe");
  return Pipe{FileHandle(fds[0]), FileHandle(fds[1])};
}

// posix_spawn rather than fork: a server with a large heap must not copy its page tables for a git.
Result<pid_t> spawn(const Command& command, int in, int out, int err) {
  const std::vector<std::string> environment = environment_of(command);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  if (!command.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, command.folder.c_str());
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  if (command.is_alone) posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  pid_t pid = -1;
  const std::string& program = command.arguments[0];
  const int error = ::posix_spawnp(&pid, program.c_str(), &actions, &attributes, pointers_to(command.arguments).data(),
                                   pointers_to(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) return fail_errno(error, "starting '" + program + "'");
  return pid;
}

// The end of it: what a program gives up over it says last.
std::string last_words(const FileHandle& errors) {
  std::array<char, 2000> text;
  const off_t size = ::lseek(errors.get(), 0, SEEK_END);
  const ssize_t n = ::pread(errors.get(), text.data(), text.size(), std::max<off_t>(0, size - off_t{text.size()}));
  return std::string(trim(std::string_view(text.data(), n > 0 ? static_cast<std::size_t>(n) : 0)));
}

Result<FileHandle> memory_file(const std::string& bytes) {
  FileHandle file(::memfd_create("input", MFD_CLOEXEC));
  if (!file) return fail_errno(errno, "making a file for a child's input");
  if (auto written = write_all(file.get(), bytes); !written) return Failure(written.error());
  ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

// Signals may come to another thread, so that nothing here is woken: it looks up now and then.
constexpr milliseconds slice(100);

Failure interrupted(const std::string& name) { return fail(Code::unavailable, "'{}': interrupted", name); }

Result<std::string> read_to_end(int from, const std::string& name, std::size_t limit_bytes) {
  std::string text;
  std::array<char, 65536> piece;
  for (;;) {
    if (Interruption::has_come()) return interrupted(name);
    pollfd one{from, POLLIN, 0};
    if (::poll(&one, 1, static_cast<int>(slice.count())) <= 0) continue;
    const ssize_t n = ::read(from, piece.data(), piece.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(n));
    if (text.size() > limit_bytes) return fail(Code::invalid, "{}: prints more than {} bytes", name, limit_bytes);
  }
}

// Whoever has closed its output is as good as gone: the first looks follow each other soon.
bool ends_within(const Process& process, milliseconds time) {
  milliseconds waited(0), pause(1);
  while (!process.has_ended()) {
    if (waited >= time) return false;
    ::poll(nullptr, 0, static_cast<int>(pause.count()));
    waited += pause;
    pause = std::min(pause * 2, slice);
  }
  return true;
}

}  // namespace

std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (const std::string& text : texts) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

static std::string_view name_of(std::string_view setting) { return setting.substr(0, setting.find('=')); }

std::vector<std::string> environment_of(const Command& command) {
  std::vector<std::string> all = command.environment;
  const auto is_changed = [&](std::string_view name) {
    return std::ranges::find(command.environment, name, name_of) != command.environment.end();
  };
  for (char** setting = environ; *setting != nullptr; ++setting) {
    const std::string_view name = name_of(*setting);
    const bool is_withheld = command.secrets == Secrets::withheld && is_secret_variable(name);
    if (!is_withheld && !is_changed(name)) all.emplace_back(*setting);
  }
  return all;
}

Result<Process> Process::start(const Command& command) {
  auto in = make_pipe();
  auto out = make_pipe();
  if (!in) return Failure(in.error());
  if (!out) return Failure(out.error());
  if (!command.input.empty()) {  // in a file: a pipe that is full would have both wait for each other
    auto file = memory_file(command.input);
    if (!file) return Failure(file.error());
    in->read = std::move(*file);
  }
  Process process;
  process.name_ = command.arguments[0];
  process.errors_ = FileHandle(::memfd_create("errors", MFD_CLOEXEC));
  if (!process.errors_) return fail_errno(errno, "making a file for a child's errors");
  auto pid = spawn(command, in->read.get(), out->write.get(), process.errors_.get());
  if (!pid) return Failure(pid.error());
  process.pid_ = *pid;
  process.is_alone_ = command.is_alone;
  process.input_ = std::move(in->write);
  process.output_ = std::move(out->read);
  return process;
}

Process::Process(Process&& other) noexcept
    : name_(std::move(other.name_)),
      pid_(std::exchange(other.pid_, -1)),
      is_alone_(other.is_alone_),
      ended_(std::move(other.ended_)),
      input_(std::move(other.input_)),
      output_(std::move(other.output_)),
      errors_(std::move(other.errors_)) {}

Process::~Process() { wait(); }

Ended Process::wait() {
  if (pid_ < 0) return ended_;
  input_ = FileHandle();
  output_ = FileHandle();
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  ended_.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ended_.errors = last_words(errors_);
  return ended_;
}

// Left to wait(), so that nobody else's group can have its number when end() speaks to the group.
bool Process::has_ended() const {
  siginfo_t info{};
  if (pid_ < 0) return true;
  return ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid_;
}

void Process::end(milliseconds grace) {
  if (pid_ < 0) return;
  const pid_t whom = is_alone_ ? -pid_ : pid_;
  ::kill(whom, SIGTERM);
  ends_within(*this, grace);
  ::kill(whom, SIGKILL);
  wait();
}

Result<void> Process::finish() {
  const Ended ended = wait();
  if (ended.status == 0) return {};
  return fail(Code::invalid, "{}: {}", name_, ended.errors);
}

static Result<std::string> output_of(Process& process, const std::string& name, std::size_t limit_bytes) {
  auto output = read_to_end(process.output(), name, limit_bytes);
  while (output && !ends_within(process, slice))
    if (Interruption::has_come()) return interrupted(name);
  return output;
}

Result<Ended> run_to_end(const Command& command, std::size_t limit_bytes) {
  constexpr std::chrono::seconds grace(5);
  auto process = Process::start(command);
  if (!process) return Failure(process.error());
  process->close_input();
  auto output = output_of(*process, command.arguments[0], limit_bytes);
  if (!output) {
    process->end(grace);
    return Failure(output.error());
  }
  Ended ended = process->wait();
  ended.output = std::move(*output);
  return ended;
}

Result<std::string> run(const Command& command, std::size_t limit_bytes) {
  auto ended = run_to_end(command, limit_bytes);
  if (!ended) return Failure(ended.error());
  if (ended->status != 0) return fail(Code::invalid, "{}: {}", command.arguments[0], ended->errors);
  return std::move(ended->output);
}

}  // namespace roadstead
