# SPDX-License-Identifier: Apache-2.0
# docker build -t roadstead . && docker run --rm -p 8080:8080 -v "$PWD/registry:/registry:ro" roadstead
# The registry is read from /registry; a store of blobs, when there is one, from where `--store` says.
FROM debian:bookworm-slim AS build
COPY scripts/deps scripts/common.sh /src/scripts/
RUN apt-get -qq update && /src/scripts/deps build && apt-get install -qq -y --no-install-recommends dpkg-dev file
COPY . /src
RUN cd /src && cmake --preset release -B /build -DROADSTEAD_TESTS=OFF -DROADSTEAD_WERROR=OFF \
 && cmake --build /build --parallel \
 && cd /build && cpack

# The package brings the libraries that the program is linked with. git reads REPOSITORY@REVISION.
FROM debian:bookworm-slim
COPY --from=build /build/roadstead_*.deb /tmp/
RUN apt-get -qq update \
 && apt-get install -qq -y --no-install-recommends /tmp/roadstead_*.deb git ca-certificates \
 && rm -rf /tmp/roadstead_*.deb /var/lib/apt/lists/*
USER nobody
EXPOSE 8080
ENTRYPOINT ["roadstead"]
CMD ["serve", "/registry", "--listen", ":8080"]
