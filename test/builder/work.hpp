// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "roadstead/base/file.hpp"
#include "roadstead/builder/builder.hpp"
#include "support/scratch.hpp"

namespace roadstead::test {

/// A work tree, a place for what is built, and a PATH that the test sets.
class Work {
 public:
  Work() : path_(::getenv("PATH")) {
    std::filesystem::create_directory(request.output);
    std::filesystem::create_directory(request.folder);
  }
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  ~Work() { ::setenv("PATH", path_.c_str(), 1); }

  void write(const std::string& name, std::string_view text) const { scratch_.write("work/" + name, text); }

  /// A shell script, on PATH under its name, or below the work tree.
  void program(const std::string& name, const std::string& script) const {
    const bool is_path = name.find('/') != name.npos;
    const auto file = scratch_.write((is_path ? "work/" : "bin/") + name, "#!/bin/sh\n" + script);
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  }
  /// PATH is the programs above, and then what `more` says.
  void set_path(const std::string& more) const { ::setenv("PATH", (root() / "bin:").string().append(more).c_str(), 1); }

  Result<builder::BuiltImage> build(std::string_view name, const std::string& recipe) {
    builder_ = builder::open_builder(name).value();
    request.recipe = recipe;
    return builder_->build(request);
  }
  Result<void> smoke_test(const builder::BuiltImage& built) { return builder_->smoke_test(built, request); }

  std::filesystem::path root() const { return scratch_.root(); }
  std::string log() const { return read_file(request.log, 1 << 20).value_or(""); }
  std::string text_of(const std::filesystem::path& file) const { return read_file(file, 64 << 20).value_or("none"); }

 private:
  const Scratch scratch_;
  const std::string path_;
  std::unique_ptr<builder::Builder> builder_;

 public:
  builder::BuildRequest request{.recipe = {},
                                .folder = root() / "work",
                                .tag = "1.0",
                                .architecture = {},
                                .output = root() / "out",
                                .log = root() / "log"};
};

}  // namespace roadstead::test
