// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/run.hpp"

int main(int argc, char** argv) { return roadstead::cli::run(argc, argv); }
