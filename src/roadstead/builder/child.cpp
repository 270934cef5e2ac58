// SPDX-License-Identifier: Apache-2.0
#include "roadstead/builder/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <utility>

namespace roadstead::builder {

namespace {

// What we ignore or have blocked shall not stay so in a program that knows nothing of it: apptainer cleans up at
// SIGTERM.
void set_signals(posix_spawnattr_t& attributes) {
  sigset_t all, none;
  ::sigfillset(&all);
  ::sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

struct Streams {
  int in, out, err;
};

Result<pid_t> spawn(const Command& command, const Streams& streams) {
  const std::vector<std::string> environment = environment_of(command);
  const std::string& program = command.arguments[0];
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  set_signals(attributes);
  posix_spawn_file_actions_adddup2(&actions, streams.in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, streams.out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, streams.err, STDERR_FILENO);
  if (!command.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, command.folder.c_str());
  pid_t pid = -1;
  const int error = ::posix_spawnp(&pid, program.c_str(), &actions, &attributes, pointers_to(command.arguments).data(),
                                   pointers_to(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) return fail_errno(error, "starting '" + program + "'");
  return pid;
}

bool ends_within(int pidfd, std::chrono::milliseconds time) {
  pollfd one{pidfd, POLLIN, 0};
  return ::poll(&one, 1, static_cast<int>(time.count())) > 0;
}

Result<FileHandle> open_nothing() {
  FileHandle nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
  if (!nothing) return fail_errno(errno, "opening /dev/null");
  return nothing;
}

int wait_for(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

// What PR_SET_PDEATHSIG of prctl(2) does reaches one process and not its children, and is lost where a program gains
// rights. The script reads until the pipe is closed, which the kernel does at our end, whatever that is.
Result<Guard> Guard::over(pid_t group) {
  constexpr const char* script = R"(read -r none
kill -s TERM -- "-$1"
for second in 1 2 3 4 5 6 7 8 9 10; do
  kill -0 -- "-$1" || exit
  sleep 1
done
kill -s KILL -- "-$1")";
  int fds[2];
  if (::pipe2(fds, O_CLOEXEC) != 0) return fail_errno(errno, "making a pipe");
  FileHandle theirs(fds[0]), ours(fds[1]);
  auto nothing = open_nothing();
  if (!nothing) return Failure(nothing.error());
  auto pid = spawn({.arguments = {"/bin/sh", "-c", script, "sh", std::to_string(group)}},
                   {theirs.get(), nothing->get(), nothing->get()});
  if (!pid) return Failure(pid.error());
  return Guard(*pid, std::move(ours));
}

Guard::~Guard() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);  // before the pipe is closed
  wait_for(pid_);
}

Result<Child> Child::start(const Command& command, int out, int err) {
  auto nothing = open_nothing();
  if (!nothing) return Failure(nothing.error());
  auto pid = spawn(command, {nothing->get(), out, err});
  if (!pid) return Failure(pid.error());
  // glibc 2.36 knows pidfd_open(), its headers clash with the kernel's in older ones.
  FileHandle pidfd(static_cast<int>(::syscall(SYS_pidfd_open, *pid, 0)));
  const int error = errno;
  auto guard = Guard::over(*pid);
  if (pidfd && guard) return Child(*pid, std::move(pidfd), std::move(*guard));
  ::kill(-*pid, SIGKILL);
  wait_for(*pid);
  if (!guard) return Failure(guard.error());
  return fail_errno(error, "watching '" + command.arguments[0] + "'");
}

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), pidfd_(std::move(other.pidfd_)), guard_(std::move(other.guard_)) {}

Child::~Child() {
  if (pid_ > 0) end(std::chrono::milliseconds(0));
}

int Child::wait() { return wait_for(std::exchange(pid_, -1)); }

void Child::end(std::chrono::milliseconds grace) {
  ::kill(-pid_, SIGTERM);
  ends_within(pidfd_.get(), grace);
  ::kill(-pid_, SIGKILL);  // before wait(): until then nobody else's group can have its number
  wait();
}

}  // namespace roadstead::builder
