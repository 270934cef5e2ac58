// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "builder/work.hpp"

// The builders' programs are scripts here that note their words; test/builder/real_builders_test.cpp has the real ones.
namespace roadstead::builder {
namespace {

using test::Work;

// Lines of the log that are commands, with the scratch folder's name left out.
std::string commands(const Work& work) {
  std::string log = work.log(), lines;
  for (std::size_t at; (at = log.find(work.root().string())) != log.npos;)
    log.replace(at, work.root().string().size(), "");
  for (std::size_t start = 0; start < log.size(); start = log.find('\n', start) + 1)
    if (log[start] == '$') lines += log.substr(start + 2, log.find('\n', start) - start - 1);
  return lines;
}

TEST(Apptainer, BuildsADefinitionFile) {
  Work work;
  work.program("apptainer", "[ \"$1\" != build ] || echo \"image of $5\" >\"$4\"\n");
  work.set_path("/usr/bin:/bin");
  work.write("envs/r.def", "");
  const auto built = work.build("apptainer", "envs/r.def");
  ASSERT_TRUE(built) << built.error().message();
  EXPECT_EQ(built->image, work.root() / "out/image.sif");
  EXPECT_EQ(built->url, "");
  EXPECT_EQ(work.text_of(built->image), "image of envs/r.def\n");
  EXPECT_TRUE(work.smoke_test(*built));
  work.request.smoke_test = SmokeTest::own_test;
  EXPECT_TRUE(work.smoke_test(*built));
  EXPECT_EQ(commands(work),
            "apptainer build --force --notest /out/unfinished envs/r.def\n"
            "apptainer exec --cleanenv /out/image.sif true\n"
            "apptainer test --cleanenv /out/image.sif\n");
  EXPECT_TRUE(work.build("apptainer", "envs/r.def")) << "a second build replaces the first";
}

TEST(Apptainer, AFailedTestSaysSo) {
  Work work;
  work.program("singularity", "[ \"$1\" = build ] && echo >\"$4\" || { echo no true here >&2; exit 255; }\n");
  work.set_path("/usr/bin:/bin");
  const auto built = work.build("singularity", "Singularity");
  const auto tested = work.smoke_test(built.value());
  ASSERT_FALSE(tested);
  EXPECT_TRUE(tested.error().message().starts_with("smoke test: 'singularity' ends with status 255, want 0;"));
  EXPECT_TRUE(tested.error().message().ends_with("\n  no true here"));
}

TEST(Apptainer, BuildsForThisMachineAlone) {
  Work work;
  work.request.architecture = "vax";
  const std::string message = work.build("apptainer", "Singularity").error().message();
  EXPECT_TRUE(message.starts_with("'apptainer' builds for '")) << message;
  EXPECT_TRUE(message.ends_with("' here, want a machine of architecture 'vax'")) << message;
}

// The names in a folder, sorted, in one line.
constexpr const char* list = "$(find . | sort | tr '\\n' ' ')";

TEST(Apptainer, BuildsInACopyWithoutWhatIsHidden) {
  Work work;
  work.program("apptainer", std::string("echo ") + list + ">\"$4\"\n");
  work.set_path("/usr/bin:/bin");
  for (const char* file : {"Singularity", "data/chart", ".roadstead/images/old"}) work.write(file, "");
  std::filesystem::create_symlink("data", work.request.folder / "link");
  work.request.hidden = work.request.folder / ".roadstead";
  work.request.output = work.request.hidden / "part";
  std::filesystem::create_directory(work.request.output);
  const auto built = work.build("apptainer", "Singularity");
  ASSERT_TRUE(built) << built.error().message();
  EXPECT_EQ(work.text_of(built->image), ". ./Singularity ./data ./data/chart ./link\n");
  EXPECT_FALSE(std::filesystem::exists(work.request.output / "tree"));
  EXPECT_TRUE(std::filesystem::exists(work.request.folder / "data/chart"));
}

TEST(Apptainer, LeavesNothingHalf) {
  Work work;
  work.program("apptainer", "echo half >\"$4\"; exit 1\n");
  work.set_path("/usr/bin:/bin");
  EXPECT_FALSE(work.build("apptainer", "Singularity"));
  EXPECT_FALSE(std::filesystem::exists(work.root() / "out/image.sif"));
  work.program("apptainer", "true\n");
  EXPECT_EQ(work.build("apptainer", "Singularity").error().message(),
            "no image at '" + (work.root() / "out/unfinished").string() + "' after the build, see '" +
                work.request.log.string() + "'");
}

TEST(Buildah, BuildsALayout) {
  Work work;
  work.program("buildah", R"sh(
case $1 in
  build) layout=${8#oci:} && mkdir "${layout%:*}" ;;
  pull) echo 0123abcd ;;
  from) echo working-container ;;
esac
)sh");
  work.set_path("/usr/bin:/bin");
  work.request.architecture = "arm64";
  const auto built = work.build("buildah", "envs/Dockerfile.slim");
  ASSERT_TRUE(built) << built.error().message();
  EXPECT_EQ(built->image, work.root() / "out/layout");
  EXPECT_TRUE(work.smoke_test(*built));
  EXPECT_EQ(commands(work),
            "buildah build --disable-compression=false --format oci --file envs/Dockerfile.slim --tag "
            "oci:/out/unfinished:1.0 --arch=arm64 envs\n"
            "buildah pull oci:layout\n"
            "buildah from 0123abcd\n"
            "buildah run working-container -- true\n"
            "buildah rm working-container\n"
            "buildah rmi 0123abcd\n");
}

TEST(Podman, TestsByItself) {
  Work work;
  for (const char* name : {"podman", "buildah"})
    work.program(name,
                 "[ $1 != build ] || { layout=${8#oci:} && mkdir \"${layout%:*}\"; }\n[ $1 != pull ] || echo 0123\n");
  work.set_path("/usr/bin:/bin");
  const auto built = work.build("podman", "Dockerfile");
  ASSERT_TRUE(built) << built.error().message();
  EXPECT_TRUE(work.smoke_test(*built));
  EXPECT_EQ(commands(work),
            "podman build --disable-compression=false --format oci --file Dockerfile --tag oci:/out/unfinished:1.0 .\n"
            "podman pull oci:layout\n"
            "podman run --rm --network none 0123 true\n"
            "podman rmi 0123\n");
}

// The patterns that a build's context has, with `own` in a file of this name.
std::string patterns(const char* program, const char* file, const char* hidden) {
  Work work;
  work.program("buildah",
               "layout=${8#oci:} && mkdir \"${layout%:*}\"\n"
               "for word; do [ \"$word\" = \"${word#--ignorefile=}\" ] || cat \"${word#--ignorefile=}\"; done\n");
  work.program("docker",
               "[ $1 != build ] || ! cd \"$(dirname \"$3\")\" || cat Dockerfile Dockerfile.dockerignore; false\n");
  work.set_path("/usr/bin:/bin");
  work.write("envs/Dockerfile", "FROM scratch\n");
  if (*file != '\0') work.write(file, "*\n!chart");
  work.request.hidden = work.request.folder / hidden;
  std::filesystem::create_directories(work.request.hidden);
  static_cast<void>(work.build(program, "envs/Dockerfile"));
  const std::string log = work.log();
  return log.substr(log.find('\n') + 1);
}

TEST(Buildah, DoesNotSeeWhatIsHidden) {
  EXPECT_EQ(patterns("buildah", "", "envs/.roadstead"), "\n/.roadstead\n");
  EXPECT_EQ(patterns("buildah", "", "envs/a/b[1]*"), "\n/a/b\\[1\\]\\*\n");
  for (const char* file : {"envs/.dockerignore", "envs/.containerignore", "envs/Dockerfile.dockerignore",
                           "envs/Dockerfile.containerignore"})
    EXPECT_EQ(patterns("buildah", file, "envs/.roadstead"), "*\n!chart\n/.roadstead\n") << file;
  EXPECT_EQ(patterns("buildah", ".dockerignore", "envs/.roadstead"), "\n/.roadstead\n") << "it is another context's";
  EXPECT_EQ(patterns("buildah", "envs/.dockerignore", ".roadstead"), "") << "it is not in the context";
}

TEST(Docker, DoesNotSeeWhatIsHidden) {
  EXPECT_EQ(patterns("docker", "", "envs/.roadstead"), "FROM scratch\n\n/.roadstead\n");
  for (const char* file : {"envs/.dockerignore", "envs/Dockerfile.dockerignore"})
    EXPECT_EQ(patterns("docker", file, "envs/.roadstead"), "FROM scratch\n*\n!chart\n/.roadstead\n") << file;
}

TEST(Docker, SavesWhatItBuilt) {
  Work work;
  work.program("docker", R"sh(
[ "$1" != build ] || echo sha256:0123 >"$7"
[ "$1" != save ] || { mkdir oci && echo {} >oci/oci-layout && tar -cf "$3" -C oci . && rm -r oci; }
)sh");
  work.set_path("/usr/bin:/bin");
  const auto built = work.build("docker", "Dockerfile");
  ASSERT_TRUE(built) << built.error().message();
  EXPECT_EQ(work.text_of(built->image / "oci-layout"), "{}\n");
  for (const char* file : {"archive.tar", "id"}) EXPECT_FALSE(std::filesystem::exists(built->image / file)) << file;
  EXPECT_TRUE(work.smoke_test(*built));
  EXPECT_EQ(commands(work),
            "docker build --file Dockerfile --tag roadstead-build:1.0 --iidfile /out/unfinished/id .\n"
            "docker save --output /out/unfinished/archive.tar sha256:0123\n"
            "tar -xf /out/unfinished/archive.tar -C /out/unfinished\n"
            "docker run --rm --network none sha256:0123 true\n");
}

TEST(Docker, AnOlderOneSavesAnotherForm) {
  Work work;
  work.program("docker",
               "[ \"$1\" != build ] || echo sha256:0123 >\"$7\"\n[ \"$1\" != save ] || tar -cf \"$3\" -T /dev/null\n");
  work.set_path("/usr/bin:/bin");
  EXPECT_EQ(work.build("docker", "Dockerfile").error().message(),
            "what 'docker save' wrote is no OCI image layout, want docker 25 or later");
}

TEST(CommandBuilder, GetsRecipeAndOutput) {
  Work work;
  work.program("./build.sh", R"sh(
echo "$1 $2 $ROADSTEAD_RECIPE $ROADSTEAD_TAG $(pwd)" >"$3"
[ "$3" = "$ROADSTEAD_OUTPUT" ] && [ -n "$ROADSTEAD_ARCHITECTURE" ] && echo done
)sh");
  const auto built = work.build("command:./build.sh  --quick", "envs/a.txt");
  ASSERT_TRUE(built) << built.error().message();
  EXPECT_EQ(built->image, work.root() / "out/image");
  EXPECT_EQ(built->url, "");
  EXPECT_EQ(work.text_of(built->image),
            "--quick envs/a.txt envs/a.txt 1.0 " + std::filesystem::canonical(work.request.folder).string() + "\n");
}

TEST(CommandBuilder, MayHaveUploaded) {
  Work work;
  work.program("./build.sh", "echo building; echo https://storage.example.org/a.sif; echo log >&2\n");
  const auto built = work.build("command:./build.sh", "Singularity");
  ASSERT_TRUE(built) << built.error().message();
  EXPECT_EQ(built->image, "");
  EXPECT_EQ(built->url, "https://storage.example.org/a.sif");
  EXPECT_TRUE(work.smoke_test(*built));
  EXPECT_TRUE(work.log().ends_with("No smoke test: the image lies at https://storage.example.org/a.sif alone.\n"));
}

TEST(CommandBuilder, MayDoBoth) {
  Work work;
  work.program("./build.sh", "echo image >$2; echo https://storage.example.org/a.sif\n");
  const auto built = work.build("command:./build.sh", "Singularity");
  EXPECT_EQ(work.text_of(built->image), "image\n");
  EXPECT_EQ(built->url, "https://storage.example.org/a.sif");
}

TEST(CommandBuilder, MustDoOne) {
  Work work;
  work.program("./build.sh", "echo 'see https://storage.example.org/a.sif'\n");
  EXPECT_EQ(work.build("command:./build.sh", "Singularity").error().message(),
            "'./build.sh' prints no URL at its end: no image at '" + (work.root() / "out/unfinished").string() +
                "' after the build, see '" + work.request.log.string() + "'");
  work.program("./build.sh", "echo https://me:secret@storage.example.org/a.sif\n");
  EXPECT_EQ(work.build("command:./build.sh", "Singularity").error().message(),
            "the command prints a URL with credentials, want one without");
}

// Programs that print what they know of the environment: the build, and the smoke test after it.
std::string environment_seen_by(const char* builder) {
  const std::vector<const char*> variables = {"AWS_SECRET_ACCESS_KEY", "ROADSTEAD_REGISTRY_TOKEN", "GITHUB_TOKEN",
                                              "APPTAINER_DOCKER_PASSWORD"};
  Work work;
  for (const char* program : {"apptainer", "buildah", "docker"})
    work.program(
        program,
        "env | sed -n 's/=a secret of ours$//p'\necho >\"$4\"\nmkdir \"$(echo \"$8\" | sed "
        "'s/^oci://; s/:[^:]*$//')\"\n[ \"$6\" != --iidfile ] || echo 0123 >\"$7\"\n[ $1 != save ] || false\n");
  work.program("./build.sh", "env | sed -n 's/=a secret of ours$//p'\necho >\"$2\"\n");
  work.set_path("/usr/bin:/bin");
  for (const char* variable : variables) ::setenv(variable, "a secret of ours", 1);
  if (const auto built = work.build(builder, "Recipe")) static_cast<void>(work.smoke_test(*built));
  for (const char* variable : variables) ::unsetenv(variable);
  std::string seen;
  for (const char* variable : variables)
    if (work.log().find("\n" + std::string(variable) + "\n") != std::string::npos) seen += std::string(variable) + " ";
  return seen;
}

TEST(Secrets, AreKeptFromWhatARecipeRuns) {
  for (const char* builder : {"apptainer", "buildah", "docker"})
    EXPECT_EQ(environment_seen_by(builder), "APPTAINER_DOCKER_PASSWORD ") << builder;
  EXPECT_EQ(environment_seen_by("command:./build.sh"),
            "AWS_SECRET_ACCESS_KEY ROADSTEAD_REGISTRY_TOKEN GITHUB_TOKEN APPTAINER_DOCKER_PASSWORD ");
}

TEST(Prebuilt, IsAFileOrAUrl) {
  Work work;
  work.write("images/a.sif", "image");
  const auto file = work.build("prebuilt", "images/a.sif");
  EXPECT_EQ(work.text_of(file->image), "image");
  const auto url = work.build("prebuilt", "https://storage.example.org/a.sif");
  EXPECT_EQ(url->image, "");
  EXPECT_EQ(url->url, "https://storage.example.org/a.sif");
  EXPECT_EQ(work.build("prebuilt", "b.sif").error().message(),
            "no prebuilt image 'b.sif' in '" + work.request.folder.string() + "'");
  EXPECT_EQ(work.build("prebuilt", "ftp://example.org/a.sif").error().message(),
            "'ftp' is no address of an image, want https://…");
}

TEST(SmokeTest, WithoutAProgramTheLogSaysSo) {
  Work work;
  work.write("a.sif", "image");
  const auto file = work.build("prebuilt", "a.sif");
  work.set_path("/nowhere");
  EXPECT_TRUE(work.smoke_test(*file));
  std::filesystem::create_directory(work.request.folder / "layout");
  EXPECT_TRUE(work.smoke_test({work.request.folder / "layout", {}}));
  EXPECT_EQ(work.log(),
            "No smoke test: neither apptainer nor singularity is on this machine.\n"
            "No smoke test: neither buildah nor podman is on this machine.\n");
}

}  // namespace
}  // namespace roadstead::builder
