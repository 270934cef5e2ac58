// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/publisher.hpp"

#include "roadstead/site/file_name.hpp"
#include "roadstead/site/nginx_config.hpp"

namespace roadstead::site {

// Names were checked when they were loaded, and addresses when they were parsed: no quote, blank or
// backslash is left that could end a rule early. These hosts' files lie as their URLs do.
//
// nginx compares plain keys without regard to case; a pattern tells twins apart. Patterns are tried one after
// the other, so only twins get one.
static void append_nginx_key(std::string& out, std::string_view name, bool has_case_twin) {
  if (!has_case_twin) {
    out.append("\"/").append(name).append("\"");
    return;
  }
  out += "\"~^/";
  append_nginx_pattern(out, name);
  out += "$\"";
}

// In a value '$' would start a variable.
static void append_nginx_value(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at; (at = text.find('$')) != text.npos; text.remove_prefix(at + 1))
    out.append(text.substr(0, at)).append("${dollar}");
  out.append(text).append("\"");
}

void Publisher::add_digest_rule(const render::Page& page) {
  const bool is_in_path = page.path.ends_with(page.docker_content_digest);
  if (profile_.config != ConfigForm::nginx || page.docker_content_digest.empty() || is_in_path) return;
  append_nginx_key(rules_.digests, file_name_, page.has_case_twin);
  rules_.digests.append(" ").append(page.docker_content_digest).append(";\n");
  ++rules_.count;
}

void Publisher::add_redirect_rule(const render::Page& page) {
  std::string& rules = !page.variant.empty() ? rules_.variants : rules_.redirects;
  ++rules_.count;
  if (profile_.config == ConfigForm::nginx) {
    append_nginx_key(rules, file_name_, page.has_case_twin);
    rules += ' ';
    append_nginx_value(rules, page.location);
    rules += ";\n";
  } else {
    rules.append("/").append(file_name_).append(" ").append(page.location).append(" 302\n");
  }
}

void Publisher::put(const render::Page& page) {
  ++page_count_;
  file_name_.clear();
  append_file_name(file_name_, page, profile_, prefix_);
  add_digest_rule(page);
  if (page.content == render::Content::redirect) return add_redirect_rule(page);
  if (page.content == render::Content::stored)
    batch_.add_stored(file_name_, page.digest.bytes());
  else
    batch_.add(file_name_, page.body);
}

}  // namespace roadstead::site
