// The shapes of countries, cut where they cross the date line. topojson is a plain script of the page.
const SHAPES = "/vendor/world-atlas-2.0.2/countries-50m.json";
let atlas; // kept while the page is open, as the shapes are
let land;

export function fetchAtlas() {
  atlas ??= fetch(SHAPES).then((answer) => answer.json());
  return atlas;
}

// The number of a country (ISO 3166-1); of those that have none, the name.
export function keyOf(shape) {
  return shape.id ?? shape.properties.name;
}

export function fetchLand() {
  land ??= fetchShapes();
  return land;
}

async function fetchShapes() {
  const told = await fetchAtlas();
  const shapes = window.topojson.feature(told, told.objects.countries);
  for (const one of shapes.features) unroll(one.geometry);
  return shapes;
}

// A shape that crosses the date line is cut there: its ring would otherwise run back across the
// whole map.
function unroll(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const whole = polygons.map((rings) => rings.map(unrollRing));
  const cut = whole.flatMap((rings) => (isBeyond(rings[0]) ? [near(rings), far(rings)] : [rings]));
  geometry.type = "MultiPolygon";
  geometry.coordinates = cut;
}

function unrollRing(ring) {
  let turn = 0;
  const even = ring.map(([east, north], at) => {
    const step = at ? east - ring[at - 1][0] : 0;
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [east + turn, north];
  });
  // One that goes round the pole (Antarctica) is closed along it.
  if (turn) even.push([even.at(-1)[0], -90], [even[0][0], -90]);
  const west = Math.min(...even.map(([east]) => east));
  const shift = turn ? -180 - west : west < -180 ? 360 : 0;
  return even.map(([east, north]) => [east + shift, north]);
}

function isBeyond(ring) {
  return ring.some(([east]) => east > 180.01);
}

function near(rings) {
  return rings.map((ring) => clip(ring, (east) => east <= 180)).filter((ring) => ring.length);
}

function far(rings) {
  const beyond = rings.map((ring) => clip(ring, (east) => east >= 180)).filter((ring) => ring.length);
  return beyond.map((ring) => ring.map(([east, north]) => [east - 360, north]));
}

// Cuts a ring along the date line (Sutherland and Hodgman, 1974).
function clip(ring, isKept) {
  return ring.flatMap((point, at) => {
    const last = ring.at(at - 1);
    const cut = isKept(point[0]) === isKept(last[0]) ? [] : [cross(last, point)];
    return isKept(point[0]) ? [...cut, point] : cut;
  });
}

function cross([x1, y1], [x2, y2]) {
  return [180, y1 + ((y2 - y1) * (180 - x1)) / (x2 - x1)];
}
