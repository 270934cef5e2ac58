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

Result<void> SiteRules::write(const Profile& profile, Output& output) {
  if (profile.config == ConfigForm::nginx) return write_nginx_maps(output);
  if (profile.config == ConfigForm::none) return {};
  if (auto done = redirects_.append(variants_); !done) return done;
  return output.add_spilled("_redirects", redirects_);
}

Result<void> SiteRules::write_nginx_maps(Output& output) {
  const NginxMaps texts = nginx_maps(count_);
  Spill maps(folder_);
  for (const auto& [before, rules] :
       {std::pair(&texts.before_digests, &digests_), std::pair(&texts.before_redirects, &redirects_),
        std::pair(&texts.before_variants, &variants_)}) {
    if (auto done = maps.append(*before); !done) return done;
    if (auto done = maps.append(*rules); !done) return done;
  }
  if (auto done = maps.append(texts.end); !done) return done;
  return output.add_spilled(".nginx/maps.conf", maps);
}

}  // namespace roadstead::site
