// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/site_rules.hpp"

#include "roadstead/site/nginx_config.hpp"

namespace roadstead::site {

Result<void> SiteRules::add(const Publisher::Rules& rules) {
  count_ += rules.count;
  if (auto done = digests_.append(rules.digests); !done) return done;
  if (auto done = redirects_.append(rules.redirects); !done) return done;
  return variants_.append(rules.variants);
}

Result<void> SiteRules::write(const Profile& profile, const render::Host& host, Output& output) {
  if (profile.config == ConfigForm::nginx) return write_nginx_maps(host, output);
  if (profile.config == ConfigForm::none) return {};
  const Spill* const parts[] = {&redirects_, &variants_};
  return output.add_spilled("_redirects", parts);
}

Result<void> SiteRules::write_nginx_maps(const render::Host& host, Output& output) {
  NginxMaps texts = nginx_maps(host, count_);
  const Spill before_digests(folder_, std::move(texts.before_digests));
  const Spill before_redirects(folder_, std::move(texts.before_redirects));
  const Spill before_variants(folder_, std::move(texts.before_variants));
  const Spill end(folder_, std::move(texts.end));
  const Spill* const parts[] = {&before_digests, &digests_, &before_redirects, &redirects_, &before_variants,
                                &variants_,      &end};
  return output.add_spilled(".nginx/maps.conf", parts);
}

}  // namespace roadstead::site
