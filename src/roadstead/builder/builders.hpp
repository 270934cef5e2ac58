// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "roadstead/builder/builder.hpp"

namespace roadstead::builder {

/// apptainer and singularity: a definition file → a SIF file.
std::unique_ptr<Builder> make_definition_builder(const std::string& program);
/// buildah and podman: a Dockerfile → an OCI image layout. The build context is the Dockerfile's folder.
std::unique_ptr<Builder> make_dockerfile_builder(const std::string& program);
/// docker: the same by way of its own store.
std::unique_ptr<Builder> make_docker_builder();
/// Any program: it gets the recipe and where to leave the image as its last arguments.
std::unique_ptr<Builder> make_command_builder(std::vector<std::string> words);
/// An image that is there already.
std::unique_ptr<Builder> make_prebuilt_builder();

}  // namespace roadstead::builder
