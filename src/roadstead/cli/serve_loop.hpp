// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>
#include <memory>
#include <string>

#include "roadstead/app/serve.hpp"

namespace roadstead::cli {

enum class Watch : std::uint8_t { off, on };

/// Serves until a signal ends it; SIGHUP and, when it watches, a changed registry or store load it anew.
class ServeLoop {
 public:
  ServeLoop(const app::ServeOptions& options, Watch watch) : options_(options), watch_(watch) {}

  /// Gives an exit status.
  Result<int> run();

 private:
  std::string base_url() const;
  void block_signals();
  void announce() const;
  void hint_at_addresses() const;
  void hint_at_built_address() const;
  Result<bool> reload();
  void report(const app::Served& served);
  void reload_while_serving();
  bool has_changed();
  Result<int> wait();

  const app::ServeOptions& options_;
  const Watch watch_;
  sigset_t signals_{};
  std::unique_ptr<site::HttpServer> server_;
  std::string fingerprint_;  ///< of what is served,
  std::string seen_;         ///< and of what the last look saw
  std::string reported_;
  std::string stated_url_;  ///< where the registry's settings say it lives
  std::string built_for_;   ///< of a built site: the address that its pages hold; else empty
};

}  // namespace roadstead::cli
