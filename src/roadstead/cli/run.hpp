// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace roadstead::cli {

/// The program: reads the command line, runs one command, and returns the exit status.
int run(int argc, char** argv);

}  // namespace roadstead::cli
