// What a page keeps, as the browser's own tools count it.

/**
 * What scripts make, by the names that heap snapshots have for it. Code and hidden classes are not among it: the engine
 * compiles, and the heap as a whole grows by some hundred kilobytes while nothing is kept. Nor are things of the browser
 * itself, which notes the last 150 layout shifts for whoever may ask; nodes and listeners have counters of their own.
 */
const MADE = new Set(['object', 'closure', 'array', 'string', 'concatenated string', 'sliced string', 'regexp', 'bigint']);

/**
 * What is alive after the garbage has been collected: `listeners`, `nodes`, things that scripts have made by their kind,
 * and the `bytes` of these.
 * @param {import('@playwright/test').CDPSession} client
 * @returns {Promise<Record<string, number>>}
 */
export async function census(client) {
  // Twice: what the first round finalises, the second one can take.
  for (let round = 0; round < 2; round++) await client.send('HeapProfiler.collectGarbage');
  await client.send('Performance.enable');
  const { metrics } = await client.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  return { listeners: of('JSEventListeners'), nodes: of('Nodes'), ...(await made(client)) };
}

async function made(client) {
  const chunks = [];
  const hear = ({ chunk }) => chunks.push(chunk);
  client.on('HeapProfiler.addHeapSnapshotChunk', hear);
  await client.send('HeapProfiler.takeHeapSnapshot', {});
  client.off('HeapProfiler.addHeapSnapshotChunk', hear);
  const { nodes, snapshot } = JSON.parse(chunks.join(''));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const sum = { bytes: 0 };
  for (let at = 0; at < nodes.length; at += fields.length) {
    const name = types[type][nodes[at + type]];
    if (!MADE.has(name)) continue;
    sum[name] = (sum[name] || 0) + 1;
    sum.bytes += nodes[at + size];
  }
  return sum;
}
