// SPDX-License-Identifier: Apache-2.0
#include "roadstead/builder/architecture.hpp"
#include "roadstead/builder/builders.hpp"
#include "roadstead/builder/context.hpp"
#include "roadstead/builder/output.hpp"
#include "roadstead/builder/run_logged.hpp"
#include "roadstead/builder/smoke_test.hpp"

namespace roadstead::builder {

namespace {

class DefinitionBuilder : public Builder {
 public:
  explicit DefinitionBuilder(std::string program) : program_(std::move(program)) {}

  Result<void> expect_usable(const BuildRequest& request) override { return expect_program(program_, request.folder); }

  Result<BuiltImage> build(const BuildRequest& request) override {
    if (!request.architecture.empty() && request.architecture != machine_architecture())
      return fail(Code::invalid, "'{}' builds for '{}' here, want a machine of architecture '{}'", program_,
                  machine_architecture(), request.architecture);
    auto image = unfinished(request);
    if (!image) return Failure(image.error());
    auto done = request.hidden.empty() ? build_in(request.folder, *image, request) : build_in_copy(*image, request);
    if (!done) return Failure(done.error());
    auto path = finish(request, *image, "image.sif");
    if (!path) return Failure(path.error());
    return BuiltImage{*path, {}};
  }

  Result<void> smoke_test(const BuiltImage& built, const BuildRequest& request) override {
    return test_image(built, request, program_);
  }

 private:
  // The recipe's %test is run when a smoke test is wanted, and once.
  Result<void> build_in(const std::filesystem::path& folder, const std::filesystem::path& image,
                        const BuildRequest& request) const {
    const Command command{.arguments = {program_, "build", "--force", "--notest", image.string(), request.recipe},
                          .folder = folder.string(),
                          .secrets = Secrets::withheld};
    return run_logged(command, request.log, request.limit);
  }

  Result<void> build_in_copy(const std::filesystem::path& image, const BuildRequest& request) const {
    const auto tree = VisibleTree::make(request, request.output / "tree");
    if (!tree) return Failure(tree.error());
    return build_in(tree->path(), image, request);
  }

  std::string program_;
};

}  // namespace

std::unique_ptr<Builder> make_definition_builder(const std::string& program) {
  return std::make_unique<DefinitionBuilder>(program);
}

}  // namespace roadstead::builder
