# syntax=docker/dockerfile:1

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The versions of the lock file. Not `npm ci`: it wants every platform's packages in there, also those that this
# image never needs. Node comes with the image, so the optional packages, which bring it, stay out.
RUN npm install --no-save --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
# tzdata: comms hours are only as right as the zone rules; rebuild with --pull --no-cache to have the newest.
# redis-server: the private Redis, for a container without REDIS_URL. tini: signals, and children that end.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates redis-server tini tzdata \
  && rm -rf /var/lib/apt/lists/* \
  && groupadd --gid 10001 sluice \
  && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin sluice \
  && install -d -o 10001 -g 10001 -m 0700 /data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json manifest.yml LICENSE ./
COPY src src

# By number, so that an orchestrator can see that it is not root.
USER 10001:10001
ENV NODE_ENV=production DATA_DIR=/data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# It ends within 25 s: give `docker stop --time 30`.
ENTRYPOINT ["tini", "--"]
CMD ["node", "src/main.ts"]
