// SPDX-License-Identifier: Apache-2.0
#include "roadstead/builder/builders.hpp"
#include "roadstead/builder/output.hpp"
#include "roadstead/builder/run_logged.hpp"
#include "roadstead/builder/smoke_test.hpp"

namespace roadstead::builder {

namespace {

// "" is no folder to docker and buildah.
std::string context_of(const std::string& recipe) {
  const std::size_t slash = recipe.rfind('/');
  return slash == recipe.npos ? "." : recipe.substr(0, slash);
}

// A reference to an image layout as buildah and podman take it for a tag: it is written there at once, and nothing has
// to be taken out of their store again.
class DockerfileBuilder : public Builder {
 public:
  explicit DockerfileBuilder(std::string program) : program_(std::move(program)) {}

  Result<BuiltImage> build(const BuildRequest& request) override {
    auto layout = unfinished(request);
    if (!layout) return Failure(layout.error());
    Command command{{program_, "build", "--disable-compression=false", "--format", "oci", "--file", request.recipe,
                     "--tag", "oci:" + layout->string() + ":" + request.tag},
                    {},
                    request.folder.string()};
    if (!request.architecture.empty()) command.arguments.push_back("--arch=" + request.architecture);
    command.arguments.push_back(context_of(request.recipe));
    if (auto done = run_logged(command, request.log, request.limit); !done) return Failure(done.error());
    auto path = finish(request, *layout, "layout");
    if (!path) return Failure(path.error());
    return BuiltImage{*path, {}};
  }

  Result<void> smoke_test(const BuiltImage& built, const BuildRequest& request) override {
    return test_image(built, request, program_);
  }

 private:
  std::string program_;
};

class DockerBuilder : public Builder {
 public:
  Result<BuiltImage> build(const BuildRequest& request) override {
    auto layout = unfinished_folder(request);
    if (!layout) return Failure(layout.error());
    const std::filesystem::path archive = *layout / "archive.tar";
    if (auto done = run(request, build_words(request)); !done) return Failure(done.error());
    // Since release 25 it is an OCI image layout in a tar; only some of its stores can export one while they build.
    if (auto done = run(request, {"docker", "save", "--output", archive.string(), name_of(request)}); !done)
      return Failure(done.error());
    if (auto done = run(request, {"tar", "-xf", archive.string(), "-C", layout->string()}); !done)
      return Failure(done.error());
    std::error_code none;
    std::filesystem::remove(archive, none);
    if (!std::filesystem::exists(*layout / "oci-layout", none))
      return fail(Code::invalid, "what 'docker save' wrote is no OCI image layout, want docker 25 or later");
    auto path = finish(request, *layout, "layout");
    if (!path) return Failure(path.error());
    return BuiltImage{*path, {}};
  }

  Result<void> smoke_test(const BuiltImage&, const BuildRequest& request) override {
    return run(request, {"docker", "run", "--rm", "--network", "none", name_of(request), "true"});
  }

 private:
  // The next build of the tag takes the name over, so that the store keeps one image and its cache.
  static std::string name_of(const BuildRequest& request) { return "roadstead-build:" + request.tag; }

  static std::vector<std::string> build_words(const BuildRequest& request) {
    std::vector<std::string> words = {"docker", "build", "--file", request.recipe, "--tag", name_of(request)};
    if (!request.architecture.empty()) words.push_back("--platform=linux/" + request.architecture);
    words.push_back(context_of(request.recipe));
    return words;
  }

  static Result<void> run(const BuildRequest& request, std::vector<std::string> words) {
    // Attestations would be manifests of their own beside the image's, for a platform that nobody runs.
    const Command command{std::move(words), {"BUILDX_NO_DEFAULT_ATTESTATIONS=1"}, request.folder.string()};
    return run_logged(command, request.log, request.limit);
  }
};

}  // namespace

std::unique_ptr<Builder> make_dockerfile_builder(const std::string& program) {
  return std::make_unique<DockerfileBuilder>(program);
}

std::unique_ptr<Builder> make_docker_builder() { return std::make_unique<DockerBuilder>(); }

}  // namespace roadstead::builder
