// SPDX-License-Identifier: Apache-2.0
// As src/precompiled.hpp, for the tests.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "precompiled.hpp"
