// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "builder/work.hpp"
#include "roadstead/base/process.hpp"
#include "support/places.hpp"
#include "support/tree_folder.hpp"

// With the real programs, which take their time and want rights: test/clients/builders runs these.
namespace roadstead::builder {
namespace {

namespace fs = std::filesystem;

class RealBuilders : public testing::Test {
 protected:
  void SetUp() override {
    const char* const programs = ::getenv("ROADSTEAD_REAL_BUILDERS");
    if (programs == nullptr) GTEST_SKIP() << "want test/clients/builders";
    work.set_path(std::string(programs) + ":" + ::getenv("PATH"));
    fs::copy(test::test_folder() / "../examples/recipes", work.request.folder, fs::copy_options::recursive);
  }

  bool has(const std::string& program) const {
    return run({.arguments = {"sh", "-c", "command -v " + program}}, 1000).has_value();
  }

  // Says so in the way that scripts/test looks for.
  static std::string absent(const std::string& program) {
    const std::string words = "no " + program + " on this machine";
    std::printf("SKIPPED: %s\n", words.c_str());
    return words;
  }

  // A context with a program that runs, which the example has not.
  void add_busybox() const {
    fs::copy("/bin/busybox", work.request.folder / "busybox");
    work.write("Dockerfile", "FROM scratch\nCOPY busybox /bin/true\n");
  }

  test::Work work;
};

TEST_F(RealBuilders, ApptainerBuildsTheExamples) {
  for (const char* recipe : {"Singularity", "Singularity.gpu", "envs/Singularity.r-4.3"}) {
    const auto built = work.build("apptainer", recipe);
    ASSERT_TRUE(built) << built.error().message();
    EXPECT_EQ(work.text_of(built->image).find("SIF_MAGIC"), 32u) << recipe;
    for (const SmokeTest smoke_test : {SmokeTest::run_true, SmokeTest::own_test}) {
      work.request.smoke_test = smoke_test;
      const auto tested = work.smoke_test(*built);
      EXPECT_TRUE(tested) << tested.error().message();
    }
  }
  EXPECT_NE(work.log().find("Build complete"), std::string::npos);
}

TEST_F(RealBuilders, ApptainerSaysWhatIsWrong) {
  work.write("Singularity", "Bootstrap: scratch\n%setup\n    echo no such luck >&2\n    exit 3\n");
  const auto built = work.build("apptainer", "Singularity");
  ASSERT_FALSE(built);
  const std::string message = built.error().message();
  EXPECT_NE(message.find("no such luck"), message.npos) << message;
  EXPECT_NE(message.find("FATAL:"), message.npos) << message;
  EXPECT_EQ(message.find('\x1b'), message.npos) << message;
}

TEST_F(RealBuilders, ApptainerFailsTheImagesOwnTest) {
  work.write("greeting.txt", "no word of it\n");
  const auto built = work.build("apptainer", "Singularity");
  ASSERT_TRUE(built) << built.error().message();
  EXPECT_TRUE(work.smoke_test(*built));
  work.request.smoke_test = SmokeTest::own_test;
  EXPECT_FALSE(work.smoke_test(*built));
}

TEST_F(RealBuilders, ApptainerEndsAtTheLimit) {
  work.write("Singularity", "Bootstrap: scratch\n%setup\n    sleep 600\n");
  work.request.limit = std::chrono::seconds(3);
  const auto built = work.build("apptainer", "Singularity");
  ASSERT_FALSE(built);
  EXPECT_EQ(built.error().message(), "'apptainer': has not ended within 3 s, its time limit");
  EXPECT_TRUE(test::read_folder(work.request.output).empty());
}

class RealLayouts : public RealBuilders, public testing::WithParamInterface<const char*> {};

TEST_P(RealLayouts, AreBuiltFromDockerfiles) {
  if (!has(GetParam())) GTEST_SKIP() << absent(GetParam());
  for (const char* recipe : {"docker/Dockerfile.charts", "docker/Dockerfile.charts"}) {
    const auto built = work.build(GetParam(), recipe);
    ASSERT_TRUE(built) << built.error().message();
    const std::string index = work.text_of(built->image / "index.json");
    EXPECT_NE(index.find("application/vnd.oci.image.manifest.v1+json"), index.npos) << index;
    EXPECT_TRUE(fs::exists(built->image / "oci-layout"));
  }
}

INSTANTIATE_TEST_SUITE_P(Programs, RealLayouts, testing::Values("buildah", "podman", "docker"),
                         [](const auto& row) { return std::string(row.param); });

class RealSmokeTests : public RealLayouts {};

TEST_P(RealSmokeTests, RunWhatWasBuilt) {
  if (!has(GetParam())) GTEST_SKIP() << absent(GetParam());
  add_busybox();
  const auto built = work.build(GetParam(), "Dockerfile");
  ASSERT_TRUE(built) << built.error().message();
  const auto tested = work.smoke_test(*built);
  EXPECT_TRUE(tested) << tested.error().message();
}

INSTANTIATE_TEST_SUITE_P(Programs, RealSmokeTests, testing::Values("buildah", "docker"),
                         [](const auto& row) { return std::string(row.param); });

TEST_F(RealBuilders, BuildahMissesTrueInDataAlone) {
  if (!has("buildah")) GTEST_SKIP() << absent("buildah");
  const auto built = work.build("buildah", "docker/Dockerfile.charts");
  ASSERT_TRUE(built) << built.error().message();
  EXPECT_FALSE(work.smoke_test(*built));
}

}  // namespace
}  // namespace roadstead::builder
