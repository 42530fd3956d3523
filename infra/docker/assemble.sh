#!/bin/sh
# Copies what one service runs from /app/dist to /out, and leaves its entry at /out/dist/main.js.
set -eu
service=$1

mkdir -p "/out/dist/$(dirname "$service")"
cp -r "dist/$service" "/out/dist/$service"
cp -r dist/libs /out/dist/libs

# The set-up works for all services: their migrations and seeds, and the queues of all.
if [ "$service" = infra/setup ]; then
  for prisma in dist/services/*/prisma; do
    mkdir -p "/out/$prisma"
    cp -r "$prisma/." "/out/$prisma"
  done
  mkdir -p /out/infra/rabbitmq
  cp infra/rabbitmq/topology.json /out/infra/rabbitmq/
fi

ln -s "$service/src/main.js" /out/dist/main.js
