// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace roadstead::recipe {

/// What a recipe starts from. `kind` is the bootstrap agent in lower case; of a Dockerfile always "docker".
struct Base {
  std::string kind;
  std::string reference;  ///< as written: "debian:12", "registry.example.org/a/b@sha256:…", a path
  bool operator==(const Base&) const = default;
};

/// What a recipe takes from elsewhere, in the order in which it names it. Read as the builders do, but nothing is
/// refused: a recipe that is wrong is theirs to refuse.
struct Sources {
  std::vector<Base> bases;
  std::vector<std::string> files;  ///< paths and globs, as written
  /// A source depends on what the recipe does not say (a variable without a default): anything may be copied.
  bool copies_unknown = false;
};

/// A definition file (apptainer.org, "Definition Files"): Bootstrap and From of each stage, and the sources of its
/// %files and %appfiles that are not `from` another stage.
Sources sources_of_definition(std::string_view text);

/// Whether a source of such a file is this path of the work tree, or a folder that has it.
bool definition_copies(std::string_view text, const std::string& path);

/// A Dockerfile (docs.docker.com, "Dockerfile reference"): FROM, COPY and ADD, with the defaults of ARG and ENV put in.
/// Left out: other stages, URLs, here-documents, and what RUN mounts.
Sources sources_of_dockerfile(std::string_view text);

}  // namespace roadstead::recipe
