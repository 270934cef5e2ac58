// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/audit/audit_forge.hpp"

#include "roadstead/app/publish/registry_forge.hpp"
#include "roadstead/forge/dialect.hpp"

namespace roadstead::app {

using forge::Listed;

Result<AuditForge> AuditForge::open(const std::string& registry, const Environment& environment) {
  auto settings = registry_forge(registry, environment);
  if (!settings) return Failure(settings.error());
  AuditForge opened;
  opened.settings_ = std::move(*settings);
  opened.http_ = net::make_patient_client(net::make_http_client());
  return opened;
}

Result<std::string> AuditForge::propose(const forge::Proposal& proposal, bool is_unchanged) {
  if (!settings_) return std::string();
  if (is_unchanged) {
    const auto forge = forge::open_forge(*settings_, *http_);
    if (!forge) return Failure(forge.error());
    const auto open = (*forge)->find_open(proposal);
    if (!open) return Failure(open.error());
    const auto closed = *open ? Result<std::optional<Listed>>(std::nullopt) : (*forge)->find_closed(proposal);
    if (!closed) return Failure(closed.error());
    if (*closed && (*closed)->state == Listed::State::closed) return (*closed)->url;
  }
  const auto once = net::make_http_client();
  const auto request = forge::open_pull_requests(*settings_, *once)->open_or_update(proposal);
  if (!request) return wrap(request.error(), "opening the pull request");
  return request->url;
}

Result<std::string> AuditForge::close(const forge::Proposal& proposal) {
  if (!settings_) return std::string();
  const auto forge = forge::open_forge(*settings_, *http_);
  if (!forge) return Failure(forge.error());
  const auto open = (*forge)->find_open(proposal);
  if (!open) return Failure(open.error());
  if (!*open) return std::string();
  if (auto done = (*forge)->edit(**open, proposal, Listed::State::closed); !done)
    return wrap(done.error(), "closing the pull request");
  return (*open)->url;
}

}  // namespace roadstead::app
