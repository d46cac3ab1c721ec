// Leaflet with markercluster, as their documentation has it, without a tile layer: nothing is asked of anybody.

import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import 'leaflet.markercluster';
import 'leaflet.markercluster/dist/MarkerCluster.css';
import 'leaflet.markercluster/dist/MarkerCluster.Default.css';

const icon = L.divIcon({ className: 'dot', iconSize: [26, 26] });
const markerOf = ({ geometry, properties }) => {
  const [lon, lat] = geometry.coordinates;
  return L.marker([lat, lon], { icon, title: properties.name, theme: properties.themes[0] });
};

globalThis.start = async (url) => {
  const { features } = await (await fetch(url)).json();
  const map = L.map('map', { maxZoom: 19, attributionControl: false });
  const markers = features.map(markerOf);
  const group = L.markerClusterGroup();
  map.fitBounds(L.latLngBounds(markers.map((marker) => marker.getLatLng())), { animate: false });
  group.addLayers(markers);
  map.addLayer(group);
  return {
    pan: (x, y) => map.panBy([-x, -y], { animate: false }),
    filter: (theme) => {
      group.clearLayers();
      group.addLayers(markers.filter((marker) => !theme || marker.options.theme === theme));
    },
  };
};

/** Clusters anew, as a page with fresh data does. */
globalThis.cluster = (places) => {
  const map = L.map(document.createElement('div'), { maxZoom: 19 }).setView([places[0][1], places[0][0]], 10);
  const markers = places.map(([lon, lat]) => L.marker([lat, lon], { icon }));
  const group = L.markerClusterGroup();
  const begin = performance.now();
  group.addLayers(markers);
  map.addLayer(group);
  const time = performance.now() - begin;
  map.remove();
  return time;
};
