/** Where a curve begins or ends: the id of an economy, or of the fully integrated bloc's agreement in its place. */
export type MapPlace = string;
