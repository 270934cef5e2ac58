// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_place.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/encoded.hpp"
#include "roadstead/net/redact.hpp"
#include "roadstead/storage/aws_profile.hpp"
#include "roadstead/storage/store_address.hpp"

namespace roadstead::storage {

namespace {

// Older buckets have capital letters and '_' as well.
bool is_bucket(std::string_view text) {
  const auto fits = [](char c) { return is_alnum(c) || c == '.' || c == '-' || c == '_'; };
  return text.size() >= 3 && text.size() <= 255 && std::ranges::all_of(text, fits) && text.find("..") == text.npos;
}

Result<std::string> checked_endpoint(std::string text) {
  while (text.ends_with('/')) text.pop_back();
  const auto url = parse_url(text);
  if (!url || !is_web_url(*url) || !url->user_info.empty() || text.find_first_of("?#") != text.npos)
    return fail(Code::invalid, "endpoint {} is none, want http(s)://HOST", net::redacted(text));
  return text;
}

Result<bool> is_virtual_style(std::string_view style, std::string_view bucket, bool is_aws) {
  if (style == "virtual") return true;
  if (style == "path") return false;
  if (!style.empty()) return fail(Code::invalid, "store has the style '{}', want path or virtual", style);
  return is_aws && bucket.find('.') == bucket.npos;
}

std::string bucket_url(const std::string& endpoint, const std::string& bucket, bool is_virtual) {
  if (!is_virtual) return endpoint + "/" + bucket;
  const std::size_t host = endpoint.find("://") + 3;
  return endpoint.substr(0, host) + bucket + "." + endpoint.substr(host);
}

std::string prefix_of(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path.empty() ? "" : std::string(path) + "/";
}

std::string first_of(std::string first, std::string second) { return first.empty() ? std::move(second) : first; }

Result<void> locate(S3Place& place, const StoreAddress& address, const std::string& stated_endpoint) {
  const bool is_aws = stated_endpoint.empty();
  const auto endpoint = checked_endpoint(is_aws ? "https://s3." + place.region + ".amazonaws.com" : stated_endpoint);
  if (!endpoint) return Failure(endpoint.error());
  const auto is_virtual = is_virtual_style(address.option("style"), place.bucket, is_aws);
  if (!is_virtual) return Failure(is_virtual.error());
  place.base_url = bucket_url(*endpoint, place.bucket, *is_virtual);
  return {};
}

}  // namespace

std::string S3Place::url_of(std::string_view key) const {
  return base_url + "/" + net::encoded(prefix, net::Slash::keep) + net::encoded(key, net::Slash::keep);
}

Result<S3Place> parse_s3_place(std::string_view text, const Environment& environment) {
  const std::string known[] = {"endpoint", "region", "style"};
  const auto address = parse_store_address(text, "s3://", known);
  if (!address) return Failure(address.error());
  const auto profile = read_aws_profile(environment);
  if (!profile) return Failure(profile.error());
  const std::string_view where = address->place;
  S3Place place;
  place.bucket = where.substr(0, where.find('/'));
  if (!is_bucket(place.bucket))
    return fail(Code::invalid,
                "store has the bucket '{}', want s3://BUCKET/PREFIX with 3 to 255 letters, digits, '.', '-' or '_'",
                shown_part(place.bucket, address->place));
  place.prefix = prefix_of(where.substr(place.bucket.size()));
  place.region = first_of(address->option("region"), first_of(profile->region, "us-east-1"));
  place.credentials = profile->credentials;
  if (auto done = locate(place, *address, first_of(address->option("endpoint"), profile->endpoint)); !done)
    return Failure(done.error());
  return place;
}

}  // namespace roadstead::storage
