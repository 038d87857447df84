type Place = { readonly longitude: number; readonly latitude: number };

/** Mean radius of the earth, kilometres. */
const RADIUS_KM = 6371;

/** Way over the globe between two places given in degrees, to the nearest hundred kilometres (haversine formula). */
export function distanceKm(from: Place, to: Place): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const dLat = radians(to.latitude - from.latitude);
  const dLon = radians(to.longitude - from.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(dLon / 2) ** 2;
  return 100 * Math.round((2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))) / 100);
}
