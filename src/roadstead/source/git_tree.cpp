// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/git_tree.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <deque>
#include <vector>

#include "roadstead/base/arena.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/source/built_sites.hpp"

namespace roadstead::source {

namespace {

// Object ids as the 40 (SHA-1) or 64 (SHA-256) hex digits that git prints.
using ObjectIds = std::vector<std::string_view>;

/// Lines and counted bytes out of a child's pipe.
class PipeReader {
 public:
  explicit PipeReader(int fd) : fd_(fd) {}

  Result<std::string> line() {
    std::string text;
    for (;;) {
      if (auto more = fill(); !more) return Failure(more.error());
      const char* const end = static_cast<const char*>(std::memchr(at_, '\n', left()));
      const char* const stop = end != nullptr ? end : last_;
      text.append(at_, stop);
      at_ = end != nullptr ? end + 1 : last_;
      if (end != nullptr) return text;
    }
  }

  /// The next `n` bytes, appended to `out`, or dropped when `out` is null.
  Result<void> bytes(std::uint64_t n, std::string* out) {
    while (n > 0) {
      if (auto more = fill(); !more) return Failure(more.error());
      const std::size_t take = std::min<std::uint64_t>(n, left());
      if (out != nullptr) out->append(at_, take);
      at_ += take;
      n -= take;
    }
    return {};
  }

 private:
  std::size_t left() const { return static_cast<std::size_t>(last_ - at_); }

  Result<void> fill() {
    while (at_ == last_) {
      const ssize_t n = ::read(fd_, buffer_.data(), buffer_.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return fail(Code::unavailable, "git stopped answering");
      at_ = buffer_.data();
      last_ = at_ + n;
    }
    return {};
  }

  int fd_;
  std::array<char, 65536> buffer_;
  const char* at_ = nullptr;
  const char* last_ = nullptr;
};

/// One `git cat-file --batch` child.
class GitReader : public Reader {
 public:
  GitReader(std::string repository, const ObjectIds& ids) : repository_(std::move(repository)), ids_(ids) {}

  Result<std::string_view> read(const Entry& entry, std::uint64_t limit_bytes) override {
    if (entry.kind == Kind::symlink) return fail(Code::invalid, "is a symbolic link, which is never followed");
    if (auto ready = start(); !ready) return Failure(ready.error());
    if (auto done = forget_until(entry.index); !done) return Failure(done.error());
    if (planned_.empty()) planned_.push_back(entry.index);
    ask();
    buffer_.clear();
    if (auto got = answer(&buffer_, limit_bytes); !got) return Failure(got.error());
    return std::string_view(buffer_);
  }

  void expect(std::span<const Entry> entries) override {
    for (const Entry& entry : entries) planned_.push_back(entry.index);
  }

 private:
  Result<void> start() {
    if (child_) return {};
    auto child = Process::start({"git", "-C", repository_, "cat-file", "--batch"});
    if (!child) return Failure(child.error());
    child_ = std::make_unique<Process>(std::move(*child));
    pipe_ = std::make_unique<PipeReader>(child_->output());
    return {};
  }

  // What was expected but is not wanted after all: answers already on their way are thrown away.
  Result<void> forget_until(std::uint32_t wanted) {
    while (!planned_.empty() && planned_.front() != wanted) {
      if (asked_ == 0) {
        planned_.pop_front();
      } else if (auto skipped = answer(nullptr, 0); !skipped) {
        return skipped;
      }
    }
    return {};
  }

  // Half a pipe of questions ahead at most: we must never block on asking while git blocks on answering.
  void ask() {
    constexpr std::size_t window = 256;
    if (asked_ > window / 2) return;
    std::string request;
    for (; asked_ < std::min(window, planned_.size()); ++asked_) request.append(ids_[planned_[asked_]]).append("\n");
    (void)write_all(child_->input(), request);  // a dead child shows itself at the next answer
  }

  // "<id> blob <size>\n<bytes>\n"
  Result<void> answer(std::string* out, std::uint64_t limit_bytes) {
    planned_.pop_front();
    --asked_;
    auto header = pipe_->line();
    if (!header) return Failure(header.error());
    const auto words = split(*header, ' ');
    const auto size = words.size() == 3 ? parse_number(words[2]) : std::nullopt;
    if (!size) return fail(Code::not_found, "git object: {}", *header);
    const bool fits = *size <= limit_bytes;
    if (auto done = pipe_->bytes(*size, fits ? out : nullptr); !done) return Failure(done.error());
    if (auto done = pipe_->bytes(1, nullptr); !done) return Failure(done.error());
    if (out != nullptr && !fits) return fail(Code::invalid, "{} bytes, want at most {}", *size, limit_bytes);
    return {};
  }

  std::string repository_;
  const ObjectIds& ids_;
  std::unique_ptr<Process> child_;
  std::unique_ptr<PipeReader> pipe_;
  std::deque<std::uint32_t> planned_;  ///< the first asked_ of them are on their way
  std::size_t asked_ = 0;
  std::string buffer_;
};

class GitTree : public Tree {
 public:
  GitTree(std::string repository, std::string listing)
      : repository_(std::move(repository)), listing_(std::move(listing)) {}

  std::span<const Entry> entries() const override { return entries_; }
  std::unique_ptr<Reader> reader() const override { return std::make_unique<GitReader>(repository_, ids_); }

  // "<mode> <type> <id>\t<path>\0", already in the order of the paths' bytes.
  Result<void> parse() {
    BuiltSites sites;
    if (auto done = for_each_line([&](std::string_view, std::string_view path) { sites.note(path); }); !done)
      return done;
    return for_each_line([&](std::string_view head, std::string_view path) {
      if (!sites.has(path)) add(head, path);
    });
  }

 private:
  template <class Take>
  Result<void> for_each_line(Take take) const {
    for (std::string_view rest = listing_; !rest.empty();) {
      const std::size_t end = rest.find('\0');
      const std::string_view line = rest.substr(0, end);
      const std::size_t tab = line.find('\t');
      if (end == rest.npos || tab == line.npos) return fail(Code::internal, "git ls-tree printed '{}'", line);
      take(line.substr(0, tab), line.substr(tab + 1));
      rest.remove_prefix(end + 1);
    }
    return {};
  }

  static Kind kind_of(std::string_view mode) {
    if (mode == "100644") return Kind::file;
    if (mode == "100755") return Kind::executable;
    if (mode == "120000") return Kind::symlink;
    return mode == "160000" ? Kind::submodule : Kind::other;
  }

  void add(std::string_view head, std::string_view path) {
    if (is_outside_registry(path.substr(0, path.find('/')))) return;
    entries_.push_back({path, kind_of(head.substr(0, head.find(' '))), static_cast<std::uint32_t>(entries_.size())});
    ids_.push_back(head.substr(head.rfind(' ') + 1));
  }

  std::string repository_, listing_;
  std::vector<Entry> entries_;
  ObjectIds ids_;
};

constexpr std::size_t answer_limit = 1 << 20;

Result<std::string> git(const std::string& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "-C", folder});
  auto answer = run(words, answer_limit);
  if (answer && answer->ends_with('\n')) answer->pop_back();
  return answer;
}

Result<std::string> object_id(const std::string& folder, const std::string& expression) {
  return git(folder, {"rev-parse", "--verify", "--quiet", "--end-of-options", expression});
}

Failure no_revision(const std::string& folder, const std::string& revision) {
  const auto list =
      git(folder, {"for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"});
  std::vector<std::string> names;
  for (const std::string_view name : split(list.value_or(""), '\n')) names.emplace_back(name);
  const auto near = nearest(revision, names);
  return fail(Code::not_found, "no revision '{}' in the git repository '{}'{}", revision, folder,
              near ? fmt::format("; did you mean '{}'?", *near) : "");
}

}  // namespace

Result<std::string> resolve_revision(const std::string& repository, const std::string& revision) {
  auto below = git(repository, {"rev-parse", "--show-prefix"});  // "folder/" inside of a repository, "" at its top
  if (!below) return fail(Code::not_found, "'{}' is in no git repository: {}", repository, below.error().message());
  const bool has_path = revision.find(':') != revision.npos;  // "main:folder" takes no suffix
  auto id = object_id(repository, has_path ? revision : revision + "^{tree}");
  if (id && has_path) id = object_id(repository, *id + "^{tree}");
  if (!id) return no_revision(repository, revision);
  if (below->empty() || has_path) return id;
  auto folder = object_id(repository, revision + ":" + *below);
  if (!folder) return fail(Code::not_found, "no folder '{}' in revision '{}'", *below, revision);
  return folder;
}

Result<std::unique_ptr<Tree>> open_git_tree(const std::string& repository, const std::string& revision) {
  auto id = resolve_revision(repository, revision);
  if (!id) return Failure(id.error());
  constexpr std::size_t listing_limit = std::size_t{4} << 30;
  auto listing = run({"git", "-C", repository, "ls-tree", "-r", "-z", "--full-tree", *id}, listing_limit);
  if (!listing) return wrap(listing.error(), "listing " + repository + "@" + revision);
  auto tree = std::make_unique<GitTree>(repository, std::move(*listing));
  if (auto done = tree->parse(); !done) return Failure(done.error());
  return tree;
}

}  // namespace roadstead::source
