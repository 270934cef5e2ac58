// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <bit>

#include "roadstead/render/page.hpp"
#include "roadstead/site/caching.hpp"
#include "roadstead/site/error_answer.hpp"
#include "roadstead/site/nginx_config.hpp"
#include "roadstead/site/site_path.hpp"

namespace roadstead::site {

// $roadstead_arch and $roadstead_any are the marks of the files that ?arch= asks for: both empty without one, and
// where the content decides. What is no architecture's name is the mark of no file. Of ?last= likewise.
static constexpr std::string_view marks = R"(map $uri $roadstead_named_by {{
default tag;
"~:sha256\.[0-9a-f]{{64}}$" content;
}}
map "$roadstead_named_by $arg_arch" $roadstead_arch {{
default "~";
"tag " "";
"~^content " "";
"~^tag [A-Za-z0-9][A-Za-z0-9_.-]*$" "~$arg_arch";
}}
map $roadstead_arch $roadstead_any {{
default "~{}";
"" "";
}}
map $arg_last $roadstead_last {{
default "";
"~^[A-Za-z0-9_][A-Za-z0-9_.-]*$" "~$arg_last";
}}
)";

static constexpr std::string_view errors = R"(map $uri $roadstead_unknown {{
default {};
~^/v2/(?:.*/)?manifests/ {};
~^/v2/(?:.*/)?blobs/ {};
~^/v2/ {};
~/v1/ {};
}}
map $uri $roadstead_unsupported {{
default {};
~^/v2/ {};
~/v1/ {};
~/api/ {};
~/.+/(?:tags|manifests/[^/]+)/?$ {};
}}
map $uri $roadstead_unsupported_type {{
default "text/plain; charset=utf-8";
~^/v2/ application/json;
~/(?:v1|api)/ application/json;
~/.+/(?:tags|manifests/[^/]+)/?$ application/json;
}}
)";

static std::string nginx_string(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\\';
    out.append(c == '\n' ? "\\n" : std::string_view(&c, 1));
  }
  return out + "'";
}

// In the words of the API that a path is of, as our own server answers there.
static std::string error_maps() {
  const auto unknown = [](std::string_view path) {
    const Error error{Code::not_found, std::string(not_found_text), {}};
    return nginx_string(error_answer(path, refusal_of(path, error)).body);
  };
  const auto unsupported = [](std::string_view path) {
    return nginx_string(error_answer(path, refusal_of_method("$request_method")).body);
  };
  return fmt::format(errors, unknown("/api/"), unknown("/v2/a/manifests/"), unknown("/v2/a/blobs/"), unknown("/v2/"),
                     unknown("/v1/"), unsupported("/"), unsupported("/v2/"), unsupported("/v1/"), unsupported("/api/"),
                     unsupported("/a/b/tags/"));
}

// nginx knows the status once the headers are written. Of a redirect nothing lasts, and what is not there may come.
static std::string caching_map(std::string_view prefix) {
  std::string pattern;
  append_nginx_pattern(pattern, prefix);
  return fmt::format(
      "map \"$status $uri\" $roadstead_caching {{\ndefault \"{}\";\n\"~^(?:200|304) (?:{})$\" \"{}\";\n}}\n",
      asked_each_time, lasting_pattern(pattern), kept_for_good);
}

NginxMaps nginx_maps(const render::Host& host, std::uint64_t rule_count) {
  // nginx looks for a table size up to this one; near the number of entries it finds one quickly.
  const std::uint64_t table = std::bit_ceil(rule_count * 2 + 1024);
  NginxMaps maps;
  maps.before_digests = fmt::format(
      "# For the http block: what this site's paths have that the files do not say.\n"
      "map_hash_bucket_size 1024;\nmap_hash_max_size {};\n"
      "geo $dollar {{ default \"$\"; }}\n",
      table);
  maps.before_digests += fmt::format(marks, render::any_arch);
  maps.before_digests += error_maps();
  maps.before_digests += caching_map(host.prefix());
  maps.before_digests += R"(map $uri $roadstead_digest {
default "";
~^/v2/.+/(?:manifests|blobs)/(?<roadstead_reference>sha256:[0-9a-f]+)(?:~[a-z-]+)?$ $roadstead_reference;
)";
  maps.before_redirects = "}\nmap $uri $roadstead_address {\ndefault \"\";\n";
  maps.before_variants = "}\nmap $uri$roadstead_arch $roadstead_variant_address {\ndefault \"\";\n";
  maps.end = "}\n";
  return maps;
}

}  // namespace roadstead::site
