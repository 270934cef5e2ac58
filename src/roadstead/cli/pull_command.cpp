// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/pull/pull.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/progress_bar.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  app::PullOptions pull;
  bool json = false;
};

void print_json(const app::PulledImage& pulled) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("file", pulled.path.native()).field("architecture", pulled.image.arch);
  json.field("digest", pulled.image.digest).field("compared", app::name_of(pulled.compared)).field("url", pulled.url);
  json.end_object();
  fmt::print("{}\n", out);
}

void print(const app::PulledImage& pulled) {
  std::string text = pulled.path.native() + ":";
  if (pulled.url.empty()) text += " there already,";
  if (!pulled.image.arch.empty()) text += " " + one_line(pulled.image.arch) + ",";
  text += pulled.compared >= app::Compared::md5 ? " " + one_line(pulled.image.digest) : " not verified";
  fmt::print("{}\n", text);
}

void print_unverified(const app::PulledImage& pulled) {
  if (pulled.compared >= app::Compared::md5) return;
  const std::string digest = one_line(pulled.image.digest);
  say("warning: the image is not verified: the registry states " +
      (digest.empty() ? "no digest" : "the digest '" + digest + "', which is neither sha256 nor md5") +
      (pulled.compared == app::Compared::size ? "; its size is the stated one" : ""));
}

Result<int> run_pull(const Options& options) {
  app::PullOptions pull = options.pull;
  const Interruption put_off;  // a half image is removed first
  ProgressBar bar("bytes");
  pull.say = [&](std::string_view text) {
    bar.clear();
    say(text);
  };
  pull.progress = [&](std::uint64_t done, std::uint64_t all) { bar.show(done, all); };
  const auto http = net::make_http_client();
  const auto pulled = app::pull(*http, pull);
  bar.clear();
  if (!pulled) return Failure(pulled.error());
  options.json ? print_json(*pulled) : print(*pulled);
  print_unverified(*pulled);
  return exit_done;
}

}  // namespace

void add_pull(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      root.add_subcommand("pull", "Pull an image file from a registry's site, and compare its digest");
  command
      ->add_option("reference", options->pull.reference, "the tag on its site, as https://example.org/owner/repo:tag")
      ->required();
  command->add_option("-o,--output", options->pull.output, "the file; <repo>_<tag>.sif when it is left out");
  command->add_option("--arch", options->pull.arch,
                      "the image for this architecture, as arm64; this machine's otherwise");
  command->add_flag("--force", options->pull.force, "replace a file that is there");
  command->add_flag("--json", options->json, "print JSON for programs");
  command->footer("Example: roadstead pull https://registry.example.org/harbor/buoy:1.0");
  command->callback([options, &action] { action = [options] { return run_pull(*options); }; });
}

}  // namespace roadstead::cli
