# SPDX-License-Identifier: Apache-2.0
set(SOURCES curl_client.cpp curl_error.cpp download.cpp encoded.cpp follow.cpp forge_kind.cpp json_api.cpp multi_client.cpp public_address.cpp redact.cpp refusal.cpp resolve.cpp response.cpp retry.cpp
    retry_delay.cpp sigv4.cpp)
set(LIBRARIES OpenSSL::Crypto PkgConfig::curl)
