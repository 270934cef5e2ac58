// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/name_list_file.hpp"

#include <algorithm>

#include "roadstead/oci/json.hpp"

namespace roadstead::site {

namespace {

constexpr std::uint64_t probe_bytes = 1024;  // more than two names and what stands between them
constexpr std::uint64_t piece_bytes = 16 * probe_bytes;

/// `"a","b","c"]}` from `begin` on, and whatever stands before it.
class NameListFile {
 public:
  NameListFile(FileBytes file, std::uint64_t begin) : file_(std::move(file)), begin_(begin) {}

  Result<std::vector<std::string>> after(std::string_view last, std::size_t most) const {
    auto at = last.empty() ? begin_ : first_after(last);
    std::vector<std::string> names;
    for (std::size_t used = 1; at && used != 0; *at += used) {
      const auto piece = read(*at, piece_bytes);
      if (!piece) return Failure(piece.error());
      used = take_names(*piece, most, names);
    }
    if (!at) return Failure(at.error());
    return names;
  }

  Result<std::string> read(std::uint64_t at, std::uint64_t most) const {
    std::string piece(at < file_.size_bytes ? std::min(most, file_.size_bytes - at) : 0, '\0');
    if (auto done = read_at(*file_.file, file_.offset + at, piece); !done) return Failure(done.error());
    return piece;
  }

 private:
  // How many bytes the whole names at the beginning of a piece take.
  static std::size_t take_names(std::string_view piece, std::size_t most, std::vector<std::string>& names) {
    std::size_t used = 0;
    while (names.size() < most && used < piece.size() && piece[used] == '"') {
      const std::size_t end = piece.find('"', used + 1);
      if (end == piece.npos) break;
      names.emplace_back(piece.substr(used + 1, end - used - 1));
      used = end + 2;
    }
    return used;
  }

  // The first quote that opens a name; the byte before the piece's second may be in the middle of one.
  static std::size_t first_quote(std::string_view piece) {
    std::size_t at = piece.find('"', 1);
    while (at != piece.npos && piece[at - 1] != ',' && piece[at - 1] != '[') at = piece.find('"', at + 1);
    return at;
  }

  // What begins before `low` is not behind `last`, and what begins at `high` or later is.
  Result<std::uint64_t> first_after(std::string_view last) const {
    std::uint64_t low = begin_, high = file_.size_bytes;
    while (low < high) {
      const std::uint64_t middle = low + (high - low) / 2;
      const auto piece = read(middle - 1, probe_bytes);
      if (!piece) return Failure(piece.error());
      const std::size_t begin = first_quote(*piece);
      const std::size_t end = begin == piece->npos ? begin : piece->find('"', begin + 1);
      const std::uint64_t at = middle - 1 + begin;
      if (end == piece->npos || at >= high || std::string_view(*piece).substr(begin + 1, end - begin - 1) > last)
        high = middle;
      else
        low = at + (end - begin) + 2;
    }
    return low;
  }

  FileBytes file_;
  std::uint64_t begin_;
};

}  // namespace

Result<NameList> open_name_list(const FileBytes& file) {
  auto head = NameListFile(file, 0).read(0, probe_bytes);
  if (!head) return Failure(head.error());
  const std::size_t bracket = head->find('[');
  if (bracket == head->npos) return fail(Code::invalid, "no list of names");
  auto json = Json::parse(head->substr(0, bracket) + "[]}", probe_bytes + 2);
  if (!json) return Failure(json.error());
  auto fields = oci::Fields::of(json->root());
  if (!fields) return Failure(fields.error());
  auto name = fields->text("name");
  if (!name) return Failure(name.error());
  const std::string_view key = fields->find("tags") ? "tags" : "repositories";
  return NameList{std::move(*name), key,
                  [list = NameListFile(file, bracket + 1)](std::string_view last, std::size_t most) {
                    return list.after(last, most);
                  }};
}

}  // namespace roadstead::site
