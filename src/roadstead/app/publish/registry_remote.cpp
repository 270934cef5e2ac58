// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/registry_remote.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "roadstead/app/publish/registry_forge.hpp"
#include "roadstead/base/arena.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/forge/git_settings.hpp"

namespace roadstead::app {

constexpr std::string_view tags_folder = "manifests/", readme_file = "/README.md";

std::string readme_path(const std::string& tag) { return fmt::format("{}{}{}", tags_folder, tag, readme_file); }

std::string tag_of_readme(std::string_view path) {
  const bool is_one = path.starts_with(tags_folder) && path.ends_with(readme_file) &&
                      path.size() > tags_folder.size() + readme_file.size();
  if (!is_one) return {};
  return std::string(path.substr(tags_folder.size(), path.size() - tags_folder.size() - readme_file.size()));
}

// A server that says nothing for a minute is gone: upload-pack and receive-pack speak every 5 s while they work. ssh
// counts the greeting to the time that connecting may take.
constexpr std::pair<std::string_view, std::string_view> patience[] = {
    {"GIT_HTTP_LOW_SPEED_LIMIT", "1"},
    {"GIT_HTTP_LOW_SPEED_TIME", "60"},
    {"GIT_SSH_COMMAND",
     "ssh -o BatchMode=yes -o ConnectTimeout=60 -o ServerAliveInterval=15 -o ServerAliveCountMax=4"}};

// The login is for this host alone.
forge::GitRemote registry_remote(const std::string& address, const Environment& environment) {
  forge::GitRemote remote{.address = address, .environment = {}};
  for (const auto& [name, value] : patience)
    if (!environment(name)) remote.environment.push_back(fmt::format("{}={}", name, value));
  const auto access = registry_login(address, environment);
  if (!access) return remote;
  const auto url = parse_url(address);
  const std::string login = fmt::format("{}:{}", access->user, access->token);
  const std::string port = url->port.empty() ? "" : fmt::format(":{}", url->port);
  std::ranges::move(forge::environment_of({{fmt::format("http.{}://{}{}/.extraHeader", url->scheme, url->host, port),
                                            "Authorization: Basic " + to_base64(login)}},
                                          environment),
                    std::back_inserter(remote.environment));
  return remote;
}

Failure registry_failure(const Error& error, const std::string& address) {
  Error shown = error;
  const auto url = parse_url(address);
  const bool is_web = url && is_web_url(*url);
  if (error.code == Code::denied && error.what.find("refuses the push") == error.what.npos)
    shown.what += is_web ? ", want a token that may in ROADSTEAD_REGISTRY_TOKEN" : ", want a key that the server knows";
  return wrap(std::move(shown), "the registry");
}

recipe::Inputs inputs_of(std::span<const catalog::Label> labels) {
  recipe::Inputs inputs;
  for (const catalog::Label& label : labels) inputs.emplace(label.key, label.value);
  return inputs;
}

static std::optional<PublishedTag> parse_published(const std::string& path, const std::string& readme) {
  catalog::YamlDocument yaml;
  Arena arena;
  catalog::Findings findings;
  catalog::Tag tag;
  if (!catalog::parse_tag(path, readme, yaml, arena, findings, tag)) return std::nullopt;
  PublishedTag published;
  published.digest = tag.image().digest_text();
  published.frozen = tag.frozen;
  published.inputs = inputs_of(tag.source.inputs);
  const bool are_files = tag.layout == catalog::Layout::singularity;
  if (are_files && !tag.image().arch.empty()) published.architectures.emplace_back(tag.image().arch);
  for (const catalog::StoredFile& image : tag.images) {
    published.architectures.emplace_back(image.arch);
    if (!image.inputs.empty()) published.inputs_by_architecture.emplace(image.arch, inputs_of(image.inputs));
  }
  return published;
}

Result<std::map<std::string, PublishedTag>> published_tags(forge::CurrentFiles& files,
                                                           const std::vector<std::string>& tags) {
  std::vector<std::string> paths;
  for (const std::string& tag : tags) paths.push_back(readme_path(tag));
  if (auto done = files.expect(paths); !done) return Failure(done.error());
  std::map<std::string, PublishedTag> published;
  for (const std::string& tag : tags) {
    auto readme = files.read(readme_path(tag));
    if (!readme) return Failure(readme.error());
    if (!*readme) continue;
    auto parsed = parse_published(readme_path(tag), **readme);
    if (!parsed) continue;
    parsed->waits = files.is_proposed(readme_path(tag));
    published.emplace(tag, std::move(*parsed));
  }
  return published;
}

}  // namespace roadstead::app
