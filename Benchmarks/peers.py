"""What peers.sh runs once all is built: each peer in turn, round after round, then the tables.

    peers.py WORK_FOLDER ISOPARK_BENCH ROUNDS      (the system's Python 3, with the peers' folder on PYTHONPATH)
"""

import os
import re
import statistics
import subprocess
import sys
import time

import mapnik

import bench_mapnik
import tiles

WORK, BENCH, ROUNDS = sys.argv[1], sys.argv[2], int(sys.argv[3])
STEM = WORK + "/park-100000"
ZOOMS = (15, 17, 18, 19)
WALL = (7680, 4320)
WALL_METRES_PER_PIXEL = 6324 * 2**0.5 / WALL[0] * 1.01  # half the scene's side is 6,324 m


def out(*args):
    """The standard output of a program."""
    return subprocess.run(args, check=True, capture_output=True, text=True, cwd=WORK).stdout


def child(*args):
    """Wall time and processor time in s, and peak of memory in MB, of a program. It is started from a small process: a
    process's peak counts what its parent had when it was started."""
    code, ms, cpu, peak = map(float, out(BENCH, "peak", *args).split())
    if code:
        raise SystemExit("%s ended with %d" % (args[0], code))
    return ms / 1e3, cpu / 1e3, peak


def setup():
    """What MapServer and the plain programs need."""
    font = tiles.fonts_dir() + "/DejaVuSans.ttf"
    with open(WORK + "/fonts.list", "w") as f:
        f.write("sans %s\n" % font)
    script = os.path.join(os.path.dirname(tiles.__file__), "mapserver_map.py")
    with open(WORK + "/park.map", "w") as f:
        f.write(out(sys.executable, script, STEM, WORK + "/fonts.list"))
    with open(WORK + "/mapserver.conf", "w") as f:
        f.write('CONFIG\n ENV\n MS_MAP_PATTERN "."\n END\nEND\n')
    os.environ["MAPSERVER_CONFIG_FILE"] = WORK + "/mapserver.conf"
    here = os.path.dirname(tiles.__file__)
    for z in ZOOMS:
        what = "labels" if z >= 18 else "faces"
        out(sys.executable, here + "/draw_list.py", STEM, str(z), "c", "c", "256", "%s/t%d" % (WORK, z))
        out(sys.executable, here + "/tile_rgba.py", STEM, str(z), "256", what, "%s/t%d" % (WORK, z))


def mapnik_tile(z, repeats=15):
    """Median ms of drawing and of the faster PNG."""
    m = bench_mapnik.load(STEM, 256, z >= 18)
    bench_mapnik.zoom(m, tiles.bbox(z, *tiles.centre_tile(z)))
    times = []
    for _ in range(repeats):
        im = mapnik.Image(256, 256)
        t = time.perf_counter()
        mapnik.render(m, im)
        im.tostring("png32:z=1")
        times.append((time.perf_counter() - t) * 1e3)
    return statistics.median(times)


def map2img(extent, size, count, image="agg24z1"):
    return child("map2img", "-m", WORK + "/park.map", "-e", *map(str, extent), "-s", *map(str, size), "-i", image,
                 "-c", str(count), "-o", WORK + "/ms.png")


def mapserver_tile(z, repeats=30):
    """Ms a tile: of many less that of one, so that starting the program does not count."""
    extent = tiles.bbox(z, *tiles.centre_tile(z))
    one, many = map2img(extent, (256, 256), 1)[0], map2img(extent, (256, 256), 1 + repeats)[0]
    return (many - one) / repeats * 1e3


def plain_tile(z):
    """Ms of faces in plain Cairo, label sprites and ISA-L's PNG."""
    text = out(WORK + "/cairo_tile", "t%d.bin" % z, "41", "t%d.txt" % z)
    ms = float(re.search(r"antialias default\s+([\d.]+)", text).group(1))
    if z >= 18:
        ms += float(re.search(r"sprites\s+([\d.]+)", text).group(1))
    text = out(WORK + "/encode", "t%d.rgba" % z, "256", "256", "15")
    return ms + float(re.search(r"own.isa-l RGB l1 none\s+([\d.]+)", text).group(1))


def isopark_tile(z):
    """Ms: list, draw, png, whole, with every label set anew; then shapes, texts, bytes."""
    x0, _, _, y1 = tiles.bbox(z, *tiles.centre_tile(z))
    corner = "%.6f,%.6f" % (x0 - tiles.OX, y1 - tiles.OY)
    v = out(BENCH, "tile", "--park", WORK, "--style", WORK + "/bench.json", "--px-per-metre", repr(1 / tiles.res(z)),
            "--corner=" + corner, "--repeat", "41", "--output", "%s/isopark%d.png" % (WORK, z)).split()
    return [float(a) for a in v]


def span(values, digits=2):
    return "%.*f (%.*f–%.*f)" % (digits, statistics.median(values), digits, min(values), digits, max(values))


def row(cells, widths):
    print("  " + "  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(cells, widths))), flush=True)


def tile_table():
    print("\nOne cold tile of 256 px of 100,000 buildings at the scene's middle, in process, ms: median (min–max) of %d rounds\n"
          "Plain: the peers' faces in plain Cairo, ready label sprites, ISA-L. Goals: at most 2× plain; at least 2× faster\n"
          "than the faster of Mapnik and MapServer at z15 and z17, 5× at z18 and z19 (with labels)." % ROUNDS)
    widths = (4, 19, 19, 19, 19, 8, 19, 9, 11, 6)
    row(("", "Mapnik png32 z1", "MapServer z1", "plain Cairo", "Isopark", "× plain", "labels all new", "× faster", "× all new", "goal"), widths)
    for z in ZOOMS:
        rounds = [(mapnik_tile(z), mapserver_tile(z), plain_tile(z), isopark_tile(z)) for _ in range(ROUNDS)]
        a, b, c = ([r[i] for r in rounds] for i in range(3))
        whole = [r[3][3] for r in rounds]
        anew = [r[3][4] for r in rounds if r[3][4] == r[3][4]]
        # Ratios round by round: what slows the machine for a while slows all of a round.
        times_plain = statistics.median(w / p for w, p in zip(whole, c))
        faster = statistics.median(min(m, s) / w for m, s, w in zip(a, b, whole))
        faster_anew = statistics.median(min(r[0], r[1]) / r[3][4] for r in rounds) if anew else None
        row(("z%d" % z, span(a), span(b), span(c), span(whole), "%.2f×" % times_plain, span(anew) if anew else "–",
             "%.1f×" % faster, "%.1f×" % faster_anew if anew else "–", "≥5×" if z >= 18 else "≥2×"), widths)
        last = rounds[-1][3]
        print("       Isopark: list %.3f, draw %.3f, png %.3f ms; %d shapes, %d texts, %d bytes" %
              (*(statistics.median(r[3][i] for r in rounds) for i in range(3)), *last[5:8]), flush=True)


def wall_table():
    w, h = WALL
    k = WALL_METRES_PER_PIXEL
    extent = (tiles.OX - k * w / 2, tiles.OY - k * h / 2, tiles.OX + k * w / 2, tiles.OY + k * h / 2)
    print("\nA wall of %d × %d px of all 100,000 buildings: drawing and PNG alone, s (median, min–max); peak of memory, MB.\n"
          "MapServer: map2img, zlib's default level and level 1; its start counts little. Isopark keeps the whole park in memory."
          % WALL)
    widths = (34, 19, 19, 9)
    row(("", "s", "processor s", "peak MB"), widths)
    results = {}
    for _ in range(max(2, ROUNDS // 2)):
        for image in ("agg24", "agg24z1"):
            one, two = map2img(extent, WALL, 1, image), map2img(extent, WALL, 2, image)
            results.setdefault("MapServer " + image, []).append((two[0] - one[0], two[1] - one[1], one[2]))
        wall = ("wall", WORK, "--style", WORK + "/bench.json", "--px-per-metre", repr(1 / k), "--repeat")
        ms = float(out(BENCH, *wall, "3").split()[0])
        one, two = child(BENCH, *wall, "1"), child(BENCH, *wall, "2")
        results.setdefault("Isopark, every core", []).append((ms / 1e3, two[1] - one[1], one[2]))
        load = child(BENCH, "load", WORK, "--style", WORK + "/bench.json")
        results.setdefault("(Isopark, the park loaded only)", []).append(load)
    for name, values in results.items():
        times, cpu, peaks = zip(*values)
        row((name, span(times), span(cpu), "%.0f" % max(peaks)), widths)
    def median(name, i):
        return statistics.median(v[i] for v in results[name])
    own = "Isopark, every core"
    best = [min(median(n, i) for n in results if n.startswith("MapServer")) for i in (0, 1)]
    print("  Isopark is %.1f× faster than MapServer's faster one (goal: at least 2×, at no more memory); by processor time %.1f×"
          % (best[0] / median(own, 0), best[1] / median(own, 1)))


if __name__ == "__main__":
    print("Peers. %d rounds; load %s" % (ROUNDS, open("/proc/loadavg").read().split()[:3]))
    setup()
    tile_table()
    wall_table()
    print("Load at the end: %s" % open("/proc/loadavg").read().split()[:3])
