// The clustering of the widget alone; see clusters.rs.

let module;
globalThis.ready = fetch('/clusters.wasm')
  .then((answer) => WebAssembly.instantiateStreaming(answer, {}))
  .then(({ instance }) => (module = instance.exports));

globalThis.cluster = (places) => {
  const begin = performance.now();
  // Handing the places over is a part of the work.
  const at = module.room(places.length);
  // Only now: the memory may have grown.
  const room = new Float64Array(module.memory.buffer, at, 2 * places.length);
  for (let n = 0; n < places.length; n++) [room[2 * n], room[2 * n + 1]] = places[n];
  module.project();
  module.cluster();
  return performance.now() - begin;
};
globalThis.total = (_, zoom) => ({ marks: module.marks(zoom), points: module.total(zoom) });
