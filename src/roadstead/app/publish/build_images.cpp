// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/build_images.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <optional>

#include "roadstead/app/publish/attach_contents.hpp"
#include "roadstead/app/publish/describe_image.hpp"
#include "roadstead/app/publish/record_file.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/builder/builder.hpp"
#include "roadstead/net/download.hpp"
#include "roadstead/recipe/sources_of.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

builder::BuildRequest request_for(const RecipeRepository& repository, const PlannedTag& planned,
                                  const fs::path& folder) {
  return {.recipe = planned.recipe.path,
          .folder = repository.folder,
          .tag = planned.recipe.tag,
          .architecture = {},
          .output = folder / "image",
          .log = folder / "build.log",
          .limit = planned.recipe.build.limit,
          .smoke_test = planned.recipe.build.smoke_test == recipe::SmokeTest::recipe_test
                            ? builder::SmokeTest::own_test
                            : builder::SmokeTest::run_true};
}

// The recipe, and all files of the repository that it copies.
std::vector<std::string> files_of(const PlannedTag& planned) {
  constexpr std::string_view mark = "file ";
  std::vector<std::string> files{planned.recipe.path};
  for (const auto& [input, digest] : planned.inputs)
    if (input.starts_with(mark)) files.push_back(input.substr(mark.size()));
  return files;
}

// A commit is named only where it has what the image was built from.
ImageRecord record_for(const RecipeRepository& repository, const PlannedTag& planned) {
  const bool is_web = parse_url(planned.recipe.path).has_value();
  const bool has_commit = is_web || recipe::are_committed(repository.folder, files_of(planned));
  return {.tag = planned.recipe.tag,
          .recipe = (is_web ? "" : repository.origin.prefix) + planned.recipe.path,
          .builder = planned.recipe.build.builder,
          .frozen = planned.recipe.build.frozen,
          .repository = repository.origin.repository,
          .commit = has_commit ? repository.origin.commit : std::string(),
          .labels = planned.recipe.build.labels,
          .inputs = planned.inputs};
}

Result<void> copy_recipe(const RecipeRepository& repository, const std::string& path, bool is_image,
                         const fs::path& folder) {
  std::error_code error;
  if (is_image) return {};
  fs::copy_file(repository.folder / path, folder / record_recipe_name, fs::copy_options::overwrite_existing, error);
  if (error) return fail_errno(error.value(), "copying " + path);
  return {};
}

Result<void> smoke_test(builder::Builder& builder, const builder::BuiltImage& built,
                        const builder::BuildRequest& request, recipe::SmokeTest wanted) {
  if (wanted == recipe::SmokeTest::none) return {};
  return builder.smoke_test(built, request);
}

// What lies elsewhere, on the web or in the work tree, is taken into the record's folder: there it is hashed.
Result<void> take_image(builder::BuiltImage& built, const fs::path& output) {
  const bool is_there = !built.image.empty() && !built.image.lexically_relative(output).native().starts_with("..");
  if (is_there) return {};
  const fs::path copy = output / "image";
  if (built.image.empty()) {
    const auto http = net::make_http_client();
    if (auto done = net::download(*http, built.url, copy); !done) return done;
  } else {
    std::error_code error;
    fs::copy(built.image, copy, fs::copy_options::recursive, error);
    if (error) return fail_errno(error.value(), "copying " + built.image.string());
  }
  built.image = copy;
  return {};
}

// Our own folder lies in the repository, and no image shall have the images before it. A definition file is built in a
// copy then, which most have no need of.
Result<fs::path> hidden_from(const RecipeRepository& repository, const recipe::Recipe& recipe, const WorkFolder& work) {
  constexpr std::uint64_t recipe_limit = 1 << 20;
  if (recipe.kind == recipe::Kind::dockerfile) return work.path();
  if (recipe.kind != recipe::Kind::singularity) return fs::path();
  std::error_code none;
  const fs::path path = fs::canonical(work.path(), none).lexically_relative(fs::canonical(repository.folder, none));
  auto text = read_file(repository.folder / recipe.path, recipe_limit);
  if (!text) return Failure(text.error());
  return recipe::definition_copies(*text, path.generic_string()) ? work.path() : fs::path();
}

// A failure is told alone; one that was interrupted is made again.
Result<void> take_contents(const RecipeRepository& repository, const fs::path& folder, const fs::path& image,
                           ImageRecord& record, const Say& say) {
  if (!repository.settings.contents) return {};
  auto done = attach_contents(folder, image, repository.origin.collection, record);
  if (done || Interruption::has_come()) return done;
  say(fmt::format("{}: what is inside the image is not published: {}", record.tag, done.error().message()));
  return {};
}

// A program that is given the other kind says little of why it does not read it.
Result<void> expect_fitting(const recipe::Recipe& recipe) {
  constexpr std::string_view of_definitions[] = {"apptainer", "singularity"},
                             of_dockerfiles[] = {"buildah", "podman", "docker"};
  const auto is_among = [&](const auto& names) { return std::ranges::count(names, recipe.build.builder) != 0; };
  if (recipe.kind == recipe::Kind::singularity && is_among(of_dockerfiles))
    return fail(Code::invalid, "'{}' is a definition file, which {} does not build, want apptainer or singularity",
                recipe.path, recipe.build.builder);
  if (recipe.kind == recipe::Kind::dockerfile && is_among(of_definitions))
    return fail(Code::invalid, "'{}' is a Dockerfile, which {} does not build, want buildah, podman or docker",
                recipe.path, recipe.build.builder);
  return {};
}

Result<void> build_into(const RecipeRepository& repository, const PlannedTag& planned, const WorkFolder& work,
                        const fs::path& folder, const Say& say) {
  if (auto fine = expect_fitting(planned.recipe); !fine) return fine;
  auto builder = builder::open_builder(planned.recipe.build.builder);
  if (!builder) return Failure(builder.error());
  builder::BuildRequest request = request_for(repository, planned, folder);
  auto hidden = hidden_from(repository, planned.recipe, work);
  if (!hidden) return Failure(hidden.error());
  request.hidden = std::move(*hidden);
  std::error_code error;
  fs::create_directories(request.output, error);
  if (error) return fail_errno(error.value(), "making " + request.output.string());
  auto built = (*builder)->build(request);
  if (!built) return Failure(built.error());
  if (auto done = take_image(*built, request.output); !done) return done;
  if (auto done = smoke_test(**builder, *built, request, planned.recipe.build.smoke_test); !done) return done;
  ImageRecord record = record_for(repository, planned);
  auto left_out = describe_image(folder, built->image, record);
  if (!left_out) return Failure(left_out.error());
  if (!left_out->empty()) say(fmt::format("{}: {}", record.tag, *left_out));
  if (auto done = take_contents(repository, folder, built->image, record, say); !done) return done;
  if (!built->url.empty()) {
    record.blobs.front().url = built->url;
    record.blobs.front().elsewhere = true;
  }
  if (auto done = copy_recipe(repository, planned.recipe.path, record.builder == "prebuilt", folder); !done)
    return done;
  return write_record(folder, record);
}

// A place that no other build ever had: a builder that outlived its run, wherever it writes, does not write here.
Result<fs::path> make_part(const fs::path& parts, const std::string& tag) {
  std::error_code error;
  fs::create_directories(parts, error);
  std::string path = (parts / (tag + "-XXXXXX")).string();
  if (::mkdtemp(path.data()) == nullptr) return fail_errno(errno, "making " + path);
  fs::permissions(path, fs::perms{0755}, error);
  return fs::path(path);
}

// The record is in its place when all of it is.
Result<void> build_one(const RecipeRepository& repository, const PlannedTag& planned, const WorkFolder& work,
                       const Say& say) {
  auto part = make_part(work.parts(), planned.recipe.tag);
  if (!part) return Failure(part.error());
  if (auto done = build_into(repository, planned, work, *part, say); !done) return done;
  const fs::path folder = work.images() / planned.recipe.tag;
  std::error_code error;
  fs::remove_all(folder, error);
  fs::rename(*part, folder, error);
  if (error) return fail_errno(error.value(), "moving " + part->string());
  return {};
}

// What earlier runs left unfinished. A builder that lives on may still write there; then the next run removes it.
void remove_parts(const WorkFolder& work) {
  std::error_code error;
  fs::remove_all(work.parts(), error);
}

}  // namespace

// Somebody may have tidied up, and a power cut may have taken what was never synced.
static bool has_files(const PlacedRecord& placed) {
  const auto has = [&](const std::string& file, std::optional<std::uint64_t> size_bytes) {
    const auto opened = open_record_file(placed, file);
    if (!opened) return false;
    const auto size = file_size(*opened);
    return size && (!size_bytes || *size == *size_bytes);
  };
  const auto has_blob = [&](const RecordedBlob& blob) { return blob.elsewhere || has(blob.file, blob.size_bytes); };
  const auto has_attached = [&](const RecordedDocument& document) { return has_blob(document.blob); };
  const auto has_document = [&](const std::string& file) { return has(file, std::nullopt); };
  return std::ranges::all_of(placed.record.blobs, has_blob) &&
         std::ranges::all_of(placed.record.attached, has_attached) &&
         std::ranges::all_of(placed.record.documents, has_document);
}

bool is_built(const fs::path& folder, const PlannedTag& planned) {
  auto record = read_record(folder);
  if (!record || record->inputs != planned.inputs || record->frozen != planned.recipe.build.frozen) return false;
  return has_files({folder, std::move(*record)});
}

Result<void> expect_usable_builder(const RecipeRepository& repository, const PlannedTag& planned) {
  if (auto fine = expect_fitting(planned.recipe); !fine) return fine;
  const auto builder = builder::open_builder(planned.recipe.build.builder);
  if (!builder) return Failure(builder.error());
  return (*builder)->expect_usable(request_for(repository, planned, {}));
}

std::vector<BuildOutcome> build_images(const RecipeRepository& repository, const std::vector<PlannedTag>& plan,
                                       const WorkFolder& work, Force force, const Say& say) {
  std::vector<BuildOutcome> outcomes;
  remove_parts(work);
  for (const PlannedTag& planned : plan) {
    if (planned.todo != Todo::build) continue;
    if (Interruption::has_come()) break;
    const std::string& tag = planned.recipe.tag;
    const fs::path folder = work.images() / tag;
    BuildOutcome& outcome = outcomes.emplace_back(BuildOutcome{.tag = tag});
    if (force == Force::no && is_built(folder, planned)) {
      outcome.done = BuildOutcome::Done::kept;
      say(fmt::format("{}: built before from the same inputs", tag));
      continue;
    }
    say(fmt::format("{}: building {} with {} ({})", tag, planned.recipe.path, planned.recipe.build.builder,
                    planned.reason));
    if (auto done = build_one(repository, planned, work, say); !done) {
      outcome.done = BuildOutcome::Done::failed;
      outcome.problem = wrap(done.error(), "building " + tag).value().message();
      say(outcome.problem);
    }
  }
  return outcomes;
}

}  // namespace roadstead::app
