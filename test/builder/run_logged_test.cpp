// SPDX-License-Identifier: Apache-2.0
#include "roadstead/builder/run_logged.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "roadstead/base/file.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/builder/log_file.hpp"
#include "support/scratch.hpp"

namespace roadstead::builder {
namespace {

using std::chrono::seconds;
using test::Scratch;

class RunLogged : public testing::Test {
 protected:
  Result<std::string> shell(const std::string& script, seconds limit = seconds(0)) const {
    return last_line_of({{"sh", "-c", script}, {}, scratch.root().string()}, log, limit);
  }
  Result<void> logged_shell(const std::string& script) const {
    return run_logged({{"sh", "-c", script}, {}, scratch.root().string()}, log, seconds(0));
  }
  std::string logged() const { return read_file(log, 1 << 20).value_or("no log"); }

  // The process whose number is in the file runs, and is no zombie. A signal takes a moment.
  bool runs(const std::string& file) const {
    const std::string pid(trim(read_file(scratch.root() / file, 100).value_or("0")));
    for (int i = 0; i < 20; ++i) {
      const std::string state = read_stat("/proc/" + pid + "/stat");
      if (state.empty() || state.find(") Z ") != state.npos) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return true;
  }

  const Scratch scratch;
  const std::filesystem::path log = scratch.root() / "log";

 private:
  static std::string read_stat(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
  }
};

TEST_F(RunLogged, KeepsBothOutputsAndGivesTheLastLineOfOne) {
  const auto line = shell("echo first; echo second >&2; printf 'last  \\n\\n'; cat");
  ASSERT_TRUE(line) << line.error().message();
  EXPECT_EQ(*line, "last");
  const std::string all = logged();
  EXPECT_TRUE(all.starts_with("$ sh -c echo first")) << all;
  for (const char* text : {"\nfirst\n", "second\n", "last  \n\n"}) EXPECT_NE(all.find(text), all.npos) << text;
}

TEST_F(RunLogged, AppendsAndSetsFolderAndEnvironment) {
  ASSERT_TRUE(shell("echo one"));
  const auto line =
      last_line_of({{"sh", "-c", "echo $WORD $(pwd)"}, {"WORD=two"}, scratch.root().string()}, log, seconds(0));
  EXPECT_EQ(line.value(), "two " + std::filesystem::canonical(scratch.root()).string());
  EXPECT_NE(logged().find("one\n$ sh"), std::string::npos) << logged();
}

TEST_F(RunLogged, HasNoTerminal) {
  // Who leads a session that has just begun has none (setsid(2)).
  EXPECT_EQ(shell("read -r pid _ _ _ _ session _ </proc/$$/stat; echo $((pid - session))").value(), "0");
}

// What is last in the log is what a build failed with.
TEST_F(RunLogged, KeepsTheOrderOfBothOutputs) {
  const std::string script =
      "echo one; echo two >&2; sleep 0.3; echo three >&2; sleep 0.3; echo four; echo five >&2; exit 1";
  ASSERT_FALSE(shell(script));
  EXPECT_EQ(logged().substr(logged().find('\n') + 1), "one\ntwo\nthree\nfour\nfive\n");
}

TEST_F(RunLogged, TakesMoreThanAPipeHolds) {
  const auto line = shell("head -c 1000000 /dev/zero | tr '\\0' x; echo; echo end");
  EXPECT_EQ(line.value(), "end");
  EXPECT_GT(logged().size(), 1'000'000u);
}

TEST_F(RunLogged, ALastLineWithoutEndIsBounded) {
  EXPECT_EQ(shell("head -c 1000000 /dev/zero | tr '\\0' x").value(), std::string(8192, 'x'));
}

TEST_F(RunLogged, AFailureQuotesTheEndOfTheLog) {
  const auto done = logged_shell("echo out; printf '\\033[31mFATAL\\033[0m: no\\tfloor \\007\\n' >&2; exit 3");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::invalid);
  const std::string message = done.error().message();
  EXPECT_TRUE(message.starts_with("'sh' ends with status 3, want 0; '" + log.string() + "' ends with\n  $ sh"))
      << message;
  EXPECT_TRUE(message.ends_with("\n  FATAL: no?floor ?")) << message;
}

TEST_F(RunLogged, ASignalIsNoStatus) {
  EXPECT_TRUE(shell("kill -ABRT $$").error().message().starts_with("'sh' ends with signal 6, want 0;"));
}

TEST_F(RunLogged, NoProgram) {
  const auto none = run_logged({{"no-such-program-anywhere"}, {}, {}}, log, seconds(0));
  EXPECT_EQ(none.error().code, Code::not_found);
  EXPECT_EQ(none.error().message(), "no 'no-such-program-anywhere' on PATH, want it installed or another builder");
  scratch.write("build.sh", "#!/bin/sh\n");
  const auto absent = run_logged({{"./other.sh"}, {}, scratch.root().string()}, log, seconds(0));
  EXPECT_EQ(absent.error().message(), "no program './other.sh', want its path from the top of the repository");
  const auto denied = run_logged({{"./build.sh"}, {}, scratch.root().string()}, log, seconds(0));
  EXPECT_EQ(denied.error().code, Code::denied);
  EXPECT_EQ(denied.error().message(), "'./build.sh' may not be run, want it executable");
}

TEST_F(RunLogged, AtTheLimitTheWholeGroupEnds) {
  const auto begun = std::chrono::steady_clock::now();
  const auto done = shell("sleep 600 & echo $! >child; wait", seconds(1));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::unavailable);
  EXPECT_EQ(done.error().message(), "'sh': has not ended within 1 s, its time limit");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, seconds(9));
  EXPECT_FALSE(runs("child"));
}

TEST_F(RunLogged, WhoIgnoresTheFirstSignalIsKilled) {
  const auto done = shell("trap '' TERM; sleep 600 & echo $! >child; while :; do sleep 600; done", seconds(1));
  EXPECT_EQ(done.error().code, Code::unavailable);
  EXPECT_FALSE(runs("child"));
}

TEST_F(RunLogged, WhoKeepsThePipeIsNotWaitedFor) {
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(shell("sleep 20 & echo $! >child; echo done").value(), "done");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, seconds(10));
  EXPECT_TRUE(runs("child"));  // it ended well: what it leaves running is its own affair
  ::kill(std::stoi(read_file(scratch.root() / "child", 100).value()), SIGKILL);
}

TEST_F(RunLogged, AnInterruptionEndsTheGroup) {
  const auto interrupted = [this] {
    const Interruption interruption;
    std::jthread later([] {
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      ::kill(::getpid(), SIGTERM);
    });
    const auto done = shell("sleep 600 & echo $! >child; wait");
    std::fputs(done ? "it went on" : done.error().message().c_str(), stderr);
  };
  EXPECT_EXIT(interrupted(), testing::KilledBySignal(SIGTERM), "'sh': interrupted");
  EXPECT_FALSE(runs("child"));
}

TEST_F(RunLogged, WhoIsKilledTakesTheGroupWithIt) {
  const auto killed = [this] {
    std::jthread later([] {
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      ::kill(::getpid(), SIGKILL);
    });
    static_cast<void>(shell("echo $$ >parent; sleep 600 & echo $! >child; wait"));
  };
  EXPECT_EXIT(killed(), testing::KilledBySignal(SIGKILL), "");
  EXPECT_FALSE(runs("parent"));
  EXPECT_FALSE(runs("child"));
}

TEST(LastLines, AreTenAtMostAndAsTheyWereSeen) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "line " + std::to_string(i) + "\n\n";
  EXPECT_TRUE(last_lines_of(text).starts_with("\n  line 2\n  line 3\n"));
  EXPECT_EQ(last_lines_of("10%\r50%\r100%\r\n\x1b[1;32mgreen\x1b[0m \x1b]0;title\x07\n\x1b[31"),
            "\n  100%\n  green ?]0;title?");
  EXPECT_EQ(last_lines_of("\xff\xe2\x80\xae\n"), "\n  ??");
  EXPECT_EQ(last_lines_of(" \n"), "");
}

TEST(LastLines, OfALongLogBeginAtALine) {
  const Scratch scratch;
  EXPECT_EQ(last_lines(scratch.write("long", std::string(10'000, 'x') + "\nend\n")), "\n  end");
  EXPECT_EQ(last_lines(scratch.write("one", std::string(10'000, 'x'))), "");
  EXPECT_EQ(last_lines(scratch.root() / "none"), "");
}

}  // namespace
}  // namespace roadstead::builder
