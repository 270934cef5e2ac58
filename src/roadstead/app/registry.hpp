// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "roadstead/catalog/load.hpp"
#include "roadstead/source/tree.hpp"
#include "roadstead/storage/blob_directory.hpp"

namespace roadstead::app {

/// A registry as it was read: its files, its catalog without the entries that have errors, and every
/// finding of every rule, sorted.
struct Registry {
  std::unique_ptr<source::Tree> tree;
  catalog::Catalog catalog;
  catalog::Findings findings;
};

/// The tree has a file of settings at its top.
bool has_settings(const source::Tree& tree);

/// The tree has the README of a tag.
bool has_tag(const source::Tree& tree);

/// What can be read of a registry, before rules look at more than one file at a time.
struct LoadedRegistry {
  std::unique_ptr<source::Tree> tree;
  catalog::Loaded loaded;
};

/// `where` is a directory or REPOSITORY@REVISION. Fails when there are neither settings nor a tag nor a declared
/// collection: then it is the wrong place.
Result<LoadedRegistry> load_registry(const std::string& where, unsigned jobs);
/// The same, with what all rules on the tree say of it.
Result<Registry> open_registry(const std::string& where, unsigned jobs);

/// The folder with settings above a directory that has none itself: the registry that it is a part of. Read alone, its
/// names are cut off, and no policy holds.
std::optional<std::filesystem::path> registry_around(const std::string& where);

/// The local store of blobs, when one is named.
Result<std::optional<storage::BlobDirectory>> open_store(const std::optional<std::filesystem::path>& where);

}  // namespace roadstead::app
