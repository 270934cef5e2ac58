// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/make_commit.hpp"

#include <fmt/format.h>

#include <iterator>

namespace roadstead::forge {

namespace {

/// Appends the commands of `git fast-import`.
class ImportStream {
 public:
  explicit ImportStream(const ChangeSettings& settings, const std::string& from) : folder_(settings.folder) {
    fmt::format_to(out(), "commit refs/roadstead/made\ncommitter roadstead <> now\ndata 0\n\nfrom {}\n", from);
  }
  void keep(const std::string& path, const GitFile& file) {
    fmt::format_to(out(), "M {} {} {}\n", file.mode, file.id, quoted(path));
  }
  void write(const std::string& path, std::string_view bytes) {
    fmt::format_to(out(), "M 100644 inline {}\ndata {}\n{}\n", quoted(path), bytes.size(), bytes);
  }
  void remove(const std::string& path) { fmt::format_to(out(), "D {}\n", quoted(path)); }
  std::string finish() && { return std::move(text_) + "\n"; }

 private:
  std::back_insert_iterator<std::string> out() { return std::back_inserter(text_); }
  std::string quoted(const std::string& path) const {
    std::string text = "\"";
    for (const char c : folder_ + "/" + path) {
      if (static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\')
        fmt::format_to(std::back_inserter(text), "\\{:03o}", static_cast<unsigned char>(c));
      else
        text += c;
    }
    return text += '"';
  }

  std::string folder_, text_;
};

// The blobs that the base does not have: git wants to know them before it names them.
Result<void> fetch_kept(RemoteRepository& remote, const StartingPoint& start) {
  std::vector<std::string> ids;
  for (const auto& [path, file] : start.current.files)
    if (const auto same = start.base_files.find(path); same == start.base_files.end() || same->second != file)
      ids.push_back(file.id);
  return remote.fetch_blobs(std::move(ids));
}

std::string stream_of(const ChangeSettings& settings, const StartingPoint& start,
                      const std::vector<FileChange>& changes) {
  ImportStream stream(settings, start.base_commit);
  for (const auto& [path, file] : start.base_files)
    if (!start.current.files.contains(path)) stream.remove(path);
  for (const auto& [path, file] : start.current.files)
    if (const auto same = start.base_files.find(path); same == start.base_files.end() || same->second != file)
      stream.keep(path, file);
  for (const FileChange& change : changes) {
    if (change.bytes)
      stream.write(change.path, *change.bytes);
    else if (start.current.files.contains(change.path))
      stream.remove(change.path);
  }
  return std::move(stream).finish();
}

std::vector<std::string> commit_words(const ChangeSettings& settings, const std::string& tree,
                                      const std::string& base) {
  std::vector<std::string> words{"commit-tree", tree, "-p", base, "-F", "-"};
  if (settings.sign) words.emplace_back("-S");
  return words;
}

}  // namespace

Result<NewCommit> make_commit(RemoteRepository& remote, const ChangeSettings& settings, const StartingPoint& start,
                              const std::vector<FileChange>& changes) {
  if (auto done = fetch_kept(remote, start); !done) return Failure(done.error());
  const GitFolder& git = remote.git();
  auto imported =
      git.local({"fast-import", "--quiet", "--force", "--date-format=now"}, stream_of(settings, start, changes));
  if (!imported) return Failure(imported.error());
  auto tree = git.local({"rev-parse", "refs/roadstead/made^{tree}"});
  if (!tree) return Failure(tree.error());
  const std::string message = fmt::format("{}\n\n{}{}\n", settings.message, base_trailer, start.base_commit);
  auto id = git.local_with(settings.identity, commit_words(settings, first_line(*tree), start.base_commit), message);
  if (!id) return Failure(id.error());
  NewCommit commit{.id = first_line(*id)};
  auto files = remote.list(commit.id, settings.folder);
  if (!files) return Failure(files.error());
  commit.files = std::move(*files);
  return commit;
}

}  // namespace roadstead::forge
