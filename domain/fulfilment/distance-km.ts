/** WGS 84, degrees. */
export interface Position {
  latitude: number;
  longitude: number;
}

/** Mean radius of the earth (IUGG), for the haversine formula. */
const earthRadiusKm = 6_371;

/** As the crow flies; good to half a percent, which is enough to rank places. */
export function distanceKm(from: Position, to: Position): number {
  const latitude = radians(to.latitude - from.latitude);
  const longitude = radians(to.longitude - from.longitude);
  const chord =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      Math.sin(longitude / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
