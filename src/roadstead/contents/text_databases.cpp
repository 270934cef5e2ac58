// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/text.hpp"
#include "roadstead/contents/fields.hpp"
#include "roadstead/contents/parse_packages.hpp"

namespace roadstead::contents {

// A package whose triggers wait is installed like others (dpkg(1), "Package states").
static bool is_installed(std::string_view status) {
  const std::string_view state = status.substr(status.rfind(' ') + 1);
  return status.empty() || state == "installed" || state == "triggers-awaited" || state == "triggers-pending";
}

void parse_dpkg(std::string_view text, Packages& packages) {
  while (!text.empty() && has_room(packages)) {
    std::string_view name, version, architecture, source, status;
    each_field(take_paragraph(text), [&](std::string_view key, std::string_view value) {
      if (key == "Package") name = value;
      if (key == "Version") version = value;
      if (key == "Architecture") architecture = value;
      if (key == "Source") source = value;
      if (key == "Status") status = value;
    });
    if (is_installed(status)) add_package(packages, "deb", name, version, architecture, {}, source);
  }
}

void parse_apk(std::string_view text, Packages& packages) {
  while (!text.empty() && has_room(packages)) {
    std::string_view name, version, architecture, license, source;
    each_field(take_paragraph(text), [&](std::string_view key, std::string_view value) {
      if (key == "P") name = value;
      if (key == "V") version = value;
      if (key == "A") architecture = value;
      if (key == "L") license = value;
      if (key == "o") source = value;
    });
    add_package(packages, "apk", name, version, architecture, license, source);
  }
}

// License-Expression is the newer field, and many say nothing but a classifier: "License :: OSI Approved :: MIT
// License".
static std::string_view python_license(std::string_view head) {
  for (const std::string_view key : {"License-Expression", "License"})
    if (const auto value = field_in(head, key); !value.empty() && value != "UNKNOWN") return value;
  std::string_view found;
  each_field(head, [&](std::string_view key, std::string_view value) {
    if (key == "Classifier" && value.starts_with("License ::")) found = trim(value.substr(value.rfind("::") + 2));
  });
  return found;
}

void parse_python(std::string_view text, Packages& packages) {
  const std::string_view head = take_paragraph(text);
  if (!has_room(packages)) return;
  add_package(packages, "pypi", field_in(head, "Name"), field_in(head, "Version"), {}, python_license(head), {});
}

}  // namespace roadstead::contents
