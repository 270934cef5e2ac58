// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "roadstead/base/file.hpp"
#include "roadstead/base/temporary_folder.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/builder/builders.hpp"
#include "roadstead/builder/context.hpp"
#include "roadstead/builder/output.hpp"
#include "roadstead/builder/run_logged.hpp"
#include "roadstead/builder/smoke_test.hpp"

namespace roadstead::builder {

namespace {

// Writes the patterns into the file of this name in a new folder; nullopt when there are none.
Result<std::optional<TemporaryFolder>> place_ignore(const BuildRequest& request, IgnoreNames names, const char* file) {
  auto patterns = context_ignore(request, names);
  if (!patterns) return Failure(patterns.error());
  if (!*patterns) return std::nullopt;
  auto folder = TemporaryFolder::make();
  if (!folder) return Failure(folder.error());
  if (auto done = write_file_atomically(folder->path() / file, **patterns); !done) return Failure(done.error());
  return std::move(*folder);
}

// A reference to an image layout as buildah and podman take it for a tag: it is written there at once, and nothing has
// to be taken out of their store again.
class DockerfileBuilder : public Builder {
 public:
  explicit DockerfileBuilder(std::string program) : program_(std::move(program)) {}

  Result<void> expect_usable(const BuildRequest& request) override { return expect_program(program_, request.folder); }

  Result<BuiltImage> build(const BuildRequest& request) override {
    auto layout = unfinished(request);
    if (!layout) return Failure(layout.error());
    auto ignore = place_ignore(request, IgnoreNames::buildah, "ignore");
    if (!ignore) return Failure(ignore.error());
    Command command{.arguments = {program_, "build", "--disable-compression=false", "--format", "oci", "--file",
                                  request.recipe, "--tag", "oci:" + layout->string() + ":" + request.tag},
                    .folder = request.folder.string(),
                    .secrets = Secrets::withheld};
    if (!request.architecture.empty()) command.arguments.push_back("--arch=" + request.architecture);
    if (*ignore) command.arguments.push_back("--ignorefile=" + ((*ignore)->path() / "ignore").string());
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
  Result<void> expect_usable(const BuildRequest& request) override { return expect_program("docker", request.folder); }

  Result<BuiltImage> build(const BuildRequest& request) override {
    auto layout = unfinished_folder(request);
    if (!layout) return Failure(layout.error());
    const std::filesystem::path archive = *layout / "archive.tar";
    if (auto done = build_image(request, *layout / "id"); !done) return Failure(done.error());
    // Since release 25 it is an OCI image layout in a tar; only some of its stores can export one while they build.
    if (auto done = run(request, {"docker", "save", "--output", archive.string(), id_}); !done)
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
    return run(request, {"docker", "run", "--rm", "--network", "none", id_, "true"});
  }

 private:
  // The next build of the tag takes the name over, so that the store keeps one image and its cache. Whoever else builds
  // on this machine may be that next: what is saved and run is what the id names.
  static std::string name_of(const BuildRequest& request) { return "roadstead-build:" + request.tag; }

  Result<void> build_image(const BuildRequest& request, const std::filesystem::path& id_file) {
    constexpr std::uint64_t longest = 200;
    if (auto done = build_image_of(request, id_file.string()); !done) return done;
    const auto id = read_file(id_file, longest);
    if (!id) return Failure(id.error());
    id_ = trim(*id);
    std::error_code none;
    std::filesystem::remove(id_file, none);
    return {};
  }

  // No option names an ignore file: one is looked for beside the Dockerfile, so a copy of that stands beside ours.
  static Result<void> build_image_of(const BuildRequest& request, const std::string& id_file) {
    auto ignore = place_ignore(request, IgnoreNames::docker, "Dockerfile.dockerignore");
    if (!ignore) return Failure(ignore.error());
    if (!*ignore) return run(request, build_words(request, request.recipe, id_file));
    const std::filesystem::path copy = (*ignore)->path() / "Dockerfile";
    std::error_code error;
    std::filesystem::copy_file(request.folder / request.recipe, copy, error);
    if (error) return fail_errno(error.value(), "copying '" + request.recipe + "'");
    return run(request, build_words(request, copy.string(), id_file));
  }

  static std::vector<std::string> build_words(const BuildRequest& request, const std::string& recipe,
                                              const std::string& id_file) {
    std::vector<std::string> words = {"docker", "build",          "--file",    recipe,
                                      "--tag",  name_of(request), "--iidfile", id_file};
    if (!request.architecture.empty()) words.push_back("--platform=linux/" + request.architecture);
    words.push_back(context_of(request.recipe));
    return words;
  }

  static Result<void> run(const BuildRequest& request, std::vector<std::string> words) {
    // Attestations would be manifests of their own beside the image's, for a platform that nobody runs.
    const Command command{.arguments = std::move(words),
                          .environment = {"BUILDX_NO_DEFAULT_ATTESTATIONS=1"},
                          .folder = request.folder.string(),
                          .secrets = Secrets::withheld};
    return run_logged(command, request.log, request.limit);
  }

  std::string id_;  ///< of what was built last
};

}  // namespace

std::unique_ptr<Builder> make_dockerfile_builder(const std::string& program) {
  return std::make_unique<DockerfileBuilder>(program);
}

std::unique_ptr<Builder> make_docker_builder() { return std::make_unique<DockerBuilder>(); }

}  // namespace roadstead::builder
