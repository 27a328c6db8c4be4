/** A side of the window that is kept, in points: what lies outside is no place that it was at. */
export const KEPT_SIDE = { least: 100, most: 20_000 } as const;
