// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <csignal>
#include <iterator>

#include "roadstead/base/file.hpp"
#include "roadstead/base/process.hpp"
#include "synthetic/output.hpp"

namespace roadstead::bench {

namespace {

constexpr std::string_view head =
    "commit refs/heads/main\n"
    "committer Synthetic Registry <registry@example.org> 1719792000 +0000\n"
    "data 18\nSynthetic registry\n";

// Speaks the stream of git-fast-import(1). An owner's files go to `staging` and move to their place all
// at once: fast-import walks the root directory entry by entry for each path that it is given, and a
// root of thousands of owners would make that walk the longest part of the work.
class GitOutput final : public Output {
 public:
  explicit GitOutput(Process git) : git_(std::move(git)) {}

  Result<void> put(std::string_view path, std::string_view bytes) override {
    const auto slash = path.find('/');
    const std::string_view owner = path.substr(0, slash == path.npos ? 0 : slash);
    if (owner != owner_) move_owner(owner);
    const std::string_view below = path.substr(owner.size());
    fmt::format_to(std::back_inserter(stream_), "M 100644 inline {}{}\ndata {}\n", owner.empty() ? "" : staging, below,
                   bytes.size());
    stream_.append(bytes).append("\n");
    return stream_.size() < 1'000'000 ? Result<void>() : flush();
  }

  Result<void> finish() override {
    move_owner({});
    stream_ += "\ndone\n";
    if (auto done = flush(); !done) return done;
    return git_.finish();
  }

 private:
  static constexpr std::string_view staging = "staging";

  void move_owner(std::string_view next) {
    if (!owner_.empty()) fmt::format_to(std::back_inserter(stream_), "R {} {}\n", staging, owner_);
    owner_ = next;
  }

  Result<void> flush() {
    auto done = write_all(git_.input(), stream_);
    stream_.clear();
    return done ? Result<void>() : git_.finish();  // git's own words say more than "broken pipe"
  }

  Process git_;
  std::string stream_{head};
  std::string owner_;  ///< whose files are in `staging`
};

}  // namespace

Result<std::unique_ptr<Output>> open_git_output(const std::filesystem::path& path) {
  if (std::filesystem::exists(path)) return fail(Code::conflict, "'{}' exists, want a new path", path.string());
  std::signal(SIGPIPE, SIG_IGN);  // a git that dies is an error to report, not our end
  if (auto made =
          run({.arguments = {"git", "init", "--quiet", "--bare", "--initial-branch=main", path.string()}}, 1000);
      !made)
    return Failure(made.error());
  auto git =
      Process::start({.arguments = {"git", "-C", path.string(), "fast-import", "--quiet", "--done", "--depth=0"}});
  if (!git) return Failure(git.error());
  return std::make_unique<GitOutput>(std::move(*git));
}

}  // namespace roadstead::bench
