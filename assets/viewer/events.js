// The event stream: tells what changed, and whether we are told at all.

/**
 * Listens to the changes of a view until `close()` of what is returned.
 *
 * `on.tiles(ranges, time)`, `on.status(time)`, `on.resync()` and `on.state("connecting" | "live" | "lost")` are called.
 */
export function listen(view, style, on) {
  const address = `/events?view=${encodeURIComponent(view)}&style=${encodeURIComponent(style)}`;
  let source = null;
  let timer = 0;
  let boot = null;
  let closed = false;

  function open() {
    source = new EventSource(address);
    source.addEventListener("hello", (event) => {
      const data = JSON.parse(event.data);
      // Another run of the server knows nothing of what we missed.
      if (boot !== null && boot !== data.boot) on.resync();
      boot = data.boot;
      on.state("live");
    });
    source.addEventListener("tiles", (event) => {
      const data = JSON.parse(event.data);
      on.tiles(data.tiles, data.time);
    });
    source.addEventListener("status", (event) => on.status(JSON.parse(event.data).time));
    source.addEventListener("resync", () => on.resync());
    source.addEventListener("error", () => {
      if (closed) return;
      on.state("lost");
      if (source.readyState === EventSource.CLOSED) {
        clearTimeout(timer);
        timer = setTimeout(() => {
          on.resync();
          open();
        }, 3000);
      }
    });
  }

  on.state("connecting");
  open();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      source.close();
    },
  };
}
