// supercluster, at the radius of the widget's map.

import Supercluster from 'supercluster';

globalThis.cluster = (places) => {
  const points = places.map((coordinates) => ({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: {} }));
  const index = new Supercluster({ radius: 60, extent: 256, maxZoom: 16 });
  const begin = performance.now();
  index.load(points);
  return performance.now() - begin;
};
/** How many points a level of the zoom stands for. */
globalThis.total = (places, zoom) => {
  const index = new Supercluster({ radius: 60, extent: 256, maxZoom: 16 });
  index.load(places.map((coordinates) => ({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: {} })));
  const found = index.getClusters([-180, -85, 180, 85], zoom);
  return { marks: found.length, points: found.reduce((sum, { properties }) => sum + (properties.point_count ?? 1), 0) };
};
