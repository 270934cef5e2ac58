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

Result<pid_t> spawn(const Command& command, int out, int err) {
  const std::vector<std::string> environment = environment_with(command.environment);
  const std::string& program = command.arguments[0];
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  set_signals(attributes);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
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

}  // namespace

Result<Child> Child::start(const Command& command, int out, int err) {
  auto pid = spawn(command, out, err);
  if (!pid) return Failure(pid.error());
  // glibc 2.36 knows pidfd_open(), its headers clash with the kernel's in older ones.
  Child child(*pid, FileHandle(static_cast<int>(::syscall(SYS_pidfd_open, *pid, 0))));
  if (!child.pidfd_) return fail_errno(errno, "watching '" + command.arguments[0] + "'");
  return child;
}

Child::Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, -1)), pidfd_(std::move(other.pidfd_)) {}

Child::~Child() {
  if (pid_ > 0) end(std::chrono::milliseconds(0));
}

int Child::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

void Child::end(std::chrono::milliseconds grace) {
  ::kill(-pid_, SIGTERM);
  ends_within(pidfd_.get(), grace);
  ::kill(-pid_, SIGKILL);  // before wait(): until then nobody else's group can have its number
  wait();
}

}  // namespace roadstead::builder
