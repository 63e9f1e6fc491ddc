#!/bin/bash
# The peers on the same scene, in one run, in turn: Mapnik, MapServer, plain Cairo with ISA-L, and Isopark.
#   Benchmarks/peers.sh [ROUNDS]     ISOPARK_BENCH=PROGRAM  PEERS=FOLDER of the peers' programs  WORK=FOLDER to keep data in
#   OVER_HTTP=1 measures MapServer and Isopark over HTTP, too (some five minutes).
# Prints one cold tile of 100,000 buildings at the web map's zooms 15, 17, 18 and 19, and a wall of 7680 × 4320 px, beside
# the goals. The machine's speed drifts: only ratios within a run mean something.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
rounds=${1:-5}
peers=${PEERS:-$root/../shared/bench/peers}
bench=${ISOPARK_BENCH:-$root/.build/release/isopark-bench}
[ -f "$peers/gen_scene.py" ] || { echo "skipped: the peers' programs are not in $peers" >&2; exit 0; }
[ -x "$bench" ] || { echo "there is no $bench; build it: swift build -c release --product isopark-bench" >&2; exit 1; }
packages="python3-mapnik mapnik-utils cgi-mapserver mapserver-bin nginx-light spawn-fcgi wrk fonts-dejavu-core libcairo2-dev
  libpng-dev libspng-dev libdeflate-dev libisal-dev zlib1g-dev python3-cairo python3-numpy pkg-config gcc"
missing=$(for p in $packages; do dpkg -s "$p" > /dev/null 2>&1 || echo "$p"; done)
if [ -n "$missing" ]; then
  [ "$(id -u)" = 0 ] || { echo "packages are missing: apt-get install "$missing >&2; exit 1; }
  echo "Installing "$missing >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } > /dev/null
fi
if [ -n "${WORK:-}" ]; then work=$WORK; mkdir -p "$work"; else work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; fi
work=$(realpath "$work")
python=/usr/bin/python3
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$peers

if [ ! -f "$work/park-100000.shp" ]; then
  echo "Generating 100,000 buildings and the peers' files of them" >&2
  $python "$peers/gen_scene.py" park 100000 "$work" --no-lonlat
  $python "$peers/project_faces.py" "$work/park-100000.geojson" "$work/park-100000" > /dev/null
fi
cp "$here/bench-style.json" "$work/bench.json"
cat > "$work/park.json" <<'J'
{"isopark": 1, "name": "park-100000", "crs": "local", "styles": ".",
 "sources": {"park": {"type": "geojson", "data": "park-100000.geojson"}},
 "views": {"park": {"projection": "isometric", "from": "southeast", "style": "bench"}}}
J
gcc -O2 "$peers/cairo_tile.c" -o "$work/cairo_tile" $(pkg-config --cflags --libs cairo) -lm
gcc -O3 -march=native "$peers/encode.c" -o "$work/encode" $(pkg-config --cflags --libs libpng spng libdeflate libisal zlib) -lm
$python "$here/peers.py" "$work" "$bench" "$rounds"
if [ -n "${OVER_HTTP:-}" ]; then
  echo
  echo "MapServer as FastCGI behind nginx, two processes, nothing cached:"
  bash "$peers/peer_mapserver.sh" "$work/park-100000" 6324
  "$bench" --only http --only park-100000
fi
