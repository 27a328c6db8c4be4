/** How short and how long a side of the window may be in the settings, in points. */
export const KEPT_SIDE = { least: 100, most: 20_000 } as const;
