// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/markdown_spans.hpp"

#include <algorithm>

#include "roadstead/base/url.hpp"

namespace roadstead::render::web {

static std::string_view tag_of(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM: return "em";
    case MD_SPAN_STRONG: return "strong";
    case MD_SPAN_CODE: return "code";
    case MD_SPAN_DEL: return "del";
    case MD_SPAN_A: return "a";
    default: return {};
  }
}

void MarkdownSpans::open_link(const MD_ATTRIBUTE& target) {
  const std::string address = link_target(target, readme_);
  if (address.empty()) return;
  html_.raw("<a rel=\"nofollow noopener\" href=\"").text(address).raw("\">");
  open_.push_back("a");
}

// No page fetches anything from another host, and the site has no pictures of READMEs: an image is a link to it, and
// inside a link or without an address of its own what it says.
void MarkdownSpans::open_image(const MD_ATTRIBUTE& source) {
  if (image_depth_++ > 0) return;
  const std::string address = link_target(source, readme_);
  image_is_link_ = has_web_scheme(address) && std::ranges::find(open_, "a") == open_.end();
  if (image_is_link_) html_.raw("<a rel=\"nofollow noopener\" href=\"").text(address).raw("\">");
}

void MarkdownSpans::close_image() {
  if (image_is_link_) html_.raw("</a>");
  image_depth_ = 0;
}

void MarkdownSpans::close_down_to(std::size_t kept) {
  for (; open_.size() > kept; open_.pop_back()) html_.raw("</").raw(open_.back()).raw(">");
}

void MarkdownSpans::close() {
  if (image_depth_ > 0) close_image();
  close_down_to(0);
}

void MarkdownSpans::enter(MD_SPANTYPE type, void* detail) {
  if (type == MD_SPAN_IMG) return open_image(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
  if (image_depth_ > 0) return;
  if (type == MD_SPAN_A) return open_link(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
  html_.raw("<").raw(tag_of(type)).raw(">");
  open_.push_back(tag_of(type));
}

// Spans of md4c 0.4.8 may cross: "*a ![b](*)" ends the emphasis inside the image.
void MarkdownSpans::leave(MD_SPANTYPE type) {
  if (type == MD_SPAN_IMG && image_depth_ > 0 && --image_depth_ == 0) close_image();
  if (type == MD_SPAN_IMG || image_depth_ > 0) return;
  const auto open = std::ranges::find(open_.rbegin(), open_.rend(), tag_of(type));
  if (open != open_.rend()) close_down_to(static_cast<std::size_t>(open_.rend() - open) - 1);
}

}  // namespace roadstead::render::web
