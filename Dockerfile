# Valuegap as an image: built, its quick start trained, run by nobody in particular. docs/deployment.md says how to use it.
ARG JAVA=25.0.2_10
ARG NODE=22.21.1

FROM node:${NODE}-bookworm-slim AS node

FROM eclipse-temurin:${JAVA}-jdk-noble AS build
# Node with npm, which the frontend is built by.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    ./mvnw -B -ntp package -pl app -am -Dquick -Dmaven.test.skip=true
RUN mkdir /opt/valuegap \
 && cp -r app/target/app.jar app/target/lib tools/options.sh deploy/container.sh /opt/valuegap/

# The cache of the quick start holds for the very JVM that made it, so it is made by the one that runs.
FROM eclipse-temurin:${JAVA}-jre-noble
COPY --from=build /opt/valuegap /opt/valuegap
RUN /opt/valuegap/container.sh train \
 && ln -s /opt/valuegap/container.sh /usr/local/bin/valuegap \
 && install -d -o 10001 -g 10001 -m 700 /data
USER 10001:10001
WORKDIR /data
VOLUME /data
ENV VALUEGAP_DATA=/data SERVER_ADDRESS=0.0.0.0 SERVER_PORT=8080 SERVER_SERVLET_CONTEXT_PATH=
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET %s/healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' \"$SERVER_SERVLET_CONTEXT_PATH\" >&3 && grep -qx ok <&3"]
ENTRYPOINT ["/opt/valuegap/container.sh"]
CMD ["serve"]
