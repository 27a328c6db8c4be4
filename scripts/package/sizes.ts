/** The most that a package may have, in bytes: some more than today, so that growth is noticed. */
export const PACKAGE_BUDGETS: Readonly<Record<string, number>> = {
  'app.asar': 4_000_000,
  extension: 700_000,
  deb: 85_000_000,
  'deb, packed quickly': 125_000_000,
  'rpm, packed quickly': 125_000_000,
  rpm: 85_000_000,
  'tar.gz': 110_000_000,
  'tar.gz, packed quickly': 110_000_000,
  AppImage: 125_000_000,
  'AppImage, packed quickly': 125_000_000,
  installed: 290_000_000,
};

export interface PackageSize {
  /** Of the list above. */
  readonly name: string;
  readonly bytes: number;
}

export const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** What is larger than it may be, as sentences. */
export function packageSizeProblems(sizes: readonly PackageSize[]): string[] {
  return sizes.flatMap(({ name, bytes }) => {
    const most = PACKAGE_BUDGETS[name];
    if (most !== undefined && bytes <= most) return [];
    const limit = most === undefined ? 'has no limit in the list' : `of at most ${megabytes(most)}`;
    return [`${name}: ${megabytes(bytes)} ${limit}`];
  });
}
