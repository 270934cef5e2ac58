// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/pull_requests.hpp"
