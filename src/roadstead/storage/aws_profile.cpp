// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/aws_profile.hpp"

#include "roadstead/base/file.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::storage {

namespace {

using Section = std::map<std::string, std::string, std::less<>>;

constexpr std::uint64_t most_bytes = std::uint64_t{1024} * 1024;

Result<std::string> read_if_there(const std::string& path) {
  auto text = read_file(path, most_bytes);
  if (!text && text.error().code == Code::not_found) return std::string();
  return text;
}

using Value = std::optional<std::string>;

std::string first_of(std::initializer_list<Value> values) {
  for (const Value& value : values)
    if (value && !value->empty()) return *value;
  return {};
}

std::string field(const Section& section, std::string_view name) {
  const auto at = section.find(name);
  return at == section.end() ? "" : at->second;
}

std::optional<net::AwsCredentials> credentials_of(const Section& section) {
  const std::string id = field(section, "aws_access_key_id"), secret = field(section, "aws_secret_access_key");
  if (id.empty() || secret.empty()) return std::nullopt;
  return net::AwsCredentials{id, secret, field(section, "aws_session_token")};
}

/// The sections of one profile in the two files, the credentials' first.
struct ProfileSections {
  Section secrets, settings;
};

Result<ProfileSections> read_sections(const Environment& environment, const std::string& name) {
  const std::string home = environment("HOME").value_or("") + "/.aws/";
  const auto secrets = read_if_there(first_of({environment("AWS_SHARED_CREDENTIALS_FILE"), home + "credentials"}));
  if (!secrets) return Failure(secrets.error());
  const auto settings = read_if_there(first_of({environment("AWS_CONFIG_FILE"), home + "config"}));
  if (!settings) return Failure(settings.error());
  return ProfileSections{ini_section(*secrets, name),
                         ini_section(*settings, name == "default" ? name : "profile " + name)};
}

std::optional<net::AwsCredentials> credentials_of(const Environment& environment) {
  return credentials_of({{"aws_access_key_id", environment("AWS_ACCESS_KEY_ID").value_or("")},
                         {"aws_secret_access_key", environment("AWS_SECRET_ACCESS_KEY").value_or("")},
                         {"aws_session_token", environment("AWS_SESSION_TOKEN").value_or("")}});
}

}  // namespace

Section ini_section(std::string_view text, std::string_view section) {
  Section found;
  bool is_inside = false;
  for (std::string_view line : split(text, '\n')) {
    const bool is_nested = line.starts_with(' ') || line.starts_with('\t');  // "s3 =" and its own settings
    line = trim(line);
    if (line.empty() || line.front() == '#' || line.front() == ';' || is_nested) continue;
    if (line.front() == '[') {
      is_inside = trim(line.substr(1, line.find(']') - 1)) == section;
      continue;
    }
    const std::size_t sign = line.find('=');
    if (is_inside && sign != line.npos) found[to_lower(trim(line.substr(0, sign)))] = trim(line.substr(sign + 1));
  }
  return found;
}

Result<AwsProfile> read_aws_profile(const Environment& environment) {
  const std::string name = first_of({environment("AWS_PROFILE"), "default"});
  const auto sections = read_sections(environment, name);
  if (!sections) return Failure(sections.error());
  if (sections->secrets.empty() && sections->settings.empty() && environment("AWS_PROFILE"))
    return fail(Code::not_found, "no profile '{}' in the files of AWS, want the one that AWS_PROFILE names", name);
  AwsProfile profile;
  profile.credentials = credentials_of(environment);
  if (!profile.credentials) profile.credentials = credentials_of(sections->secrets);
  if (!profile.credentials) profile.credentials = credentials_of(sections->settings);
  profile.region =
      first_of({environment("AWS_REGION"), environment("AWS_DEFAULT_REGION"), field(sections->settings, "region")});
  profile.endpoint = first_of(
      {environment("AWS_ENDPOINT_URL_S3"), environment("AWS_ENDPOINT_URL"), field(sections->settings, "endpoint_url")});
  return profile;
}

}  // namespace roadstead::storage
