// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::app {

/// The id that git gives where there is none: of a branch that is made, or taken away.
bool is_no_object(std::string_view id);

/// A bare repository that holds a registry, on the machine where it is kept.
class BareRepository {
 public:
  /// Code::not_found: `where` is in no git repository.
  static Result<BareRepository> open(const std::string& where);

  const std::string& path() const { return path_; }
  const std::string& base() const { return base_; }  ///< the branch that HEAD names: what is merged into
  /// A folder of ours in it, made where it is absent.
  Result<std::filesystem::path> own_folder() const;

  /// The commit of a branch; empty: there is none.
  Result<std::string> head(const std::string& branch) const;
  /// `commit` has `ancestor` below it, or is it.
  Result<bool> is_ancestor(const std::string& ancestor, const std::string& commit) const;
  /// The commits from `head` down to `base`, which is not among them, along the first parents.
  Result<std::vector<std::string>> first_parents(const std::string& base, const std::string& head) const;
  /// All branches `update/…`, sorted.
  Result<std::vector<std::string>> proposals() const;

  /// A commit with two parents. The committer is roadstead, the author whoever wrote `head`.
  Result<std::string> make_merge(const std::string& tree, const std::string& base, const std::string& head,
                                 const std::string& message) const;
  /// Moves the base from `from` to `to` and takes the branch away that was at `head`, both or neither. false: somebody
  /// else has moved one of them.
  Result<bool> finish_merge(const std::string& from, const std::string& to, const std::string& branch,
                            const std::string& head) const;

 private:
  BareRepository(std::string path, std::string base) : path_(std::move(path)), base_(std::move(base)) {}
  std::string path_, base_;
};

}  // namespace roadstead::app
