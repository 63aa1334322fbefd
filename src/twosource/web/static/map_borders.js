// A border of two countries as the line that their shapes share; topojson is a plain script of the page.
import { fetchAtlas, keyOf } from "/static/map_land.js";

// Gives a place that is a border its line, and puts it on the line; leaves others as they are.
export async function traceBorders(places) {
  const borders = places.filter((one) => one.between);
  if (!borders.length) return;
  const atlas = await fetchAtlas();
  for (const place of borders) {
    const line = traceLine(atlas, place.between);
    if (!line.length) continue; // the shapes do not touch: its reach is all that can be drawn
    place.line = line;
    place.at = findNearest(line.flat(), place.at);
  }
}

function traceLine(atlas, [one, other]) {
  const shared = (left, right) => {
    const keys = [keyOf(left), keyOf(right)];
    return left !== right && keys.includes(one) && keys.includes(other);
  };
  const { coordinates } = window.topojson.mesh(atlas, atlas.objects.countries, shared);
  return coordinates.map((part) => part.map(([east, north]) => [north, east]));
}

// Nearest by degrees as the map shows them: it is where a ring stands, and measures nothing.
function findNearest(points, [north, east]) {
  const far = ([y, x]) => (y - north) ** 2 + ((x - east) * Math.cos((north * Math.PI) / 180)) ** 2;
  return points.reduce((best, one) => (far(one) < far(best) ? one : best));
}
