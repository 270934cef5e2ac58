// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/render/page.hpp"
#include "roadstead/render/site.hpp"

namespace roadstead::render {

/// What the functions that render one collection share: where pages go, and the buffers they reuse.
class Writer {
 public:
  Writer(const Site& of_site, const ReadEntry& read_entry, Sink& sink) : site(of_site), read(read_entry), sink_(sink) {}

  const Site& site;
  const ReadEntry& read;

  /// Starts a page's path; what comes next appends to it.
  std::string& path(std::string_view first) {
    path_.assign(first);
    return path_;
  }

  /// Renders and puts the page at the path just made, if the sink wants it. `page` has everything but
  /// path and body; fill(body) writes the body.
  template <class Fill>
  void put(Page page, Fill fill) {
    if (!sink_.wants(path_)) return;
    body_.clear();
    fill(body_);
    page.path = path_;
    page.body = body_;
    sink_.put(page);
  }

  /// A page whose bytes are elsewhere.
  void put_elsewhere(Page page) {
    if (!sink_.wants(path_)) return;
    page.path = path_;
    sink_.put(page);
  }

  /// A stored file at the path just made: the bytes, a redirect to them, or nothing when this host can
  /// do neither.
  void put_file(const catalog::StoredFile& file, Page page);

  /// The first failure of a read; rendering goes on and the caller looks at the end.
  void note(Error error) {
    if (!error_) error_ = std::move(error);
  }
  Result<void> result() const {
    if (error_) return Failure(*error_);
    return {};
  }

 private:
  Sink& sink_;
  std::string path_, body_;
  std::optional<Error> error_;
};

constexpr std::string_view json_type = "application/json";
constexpr std::string_view html_type = "text/html; charset=utf-8";
constexpr std::string_view binary_type = "application/octet-stream";

}  // namespace roadstead::render
