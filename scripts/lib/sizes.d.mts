export interface Size {
  name: string;
  bytes: number;
  /** The files by themselves, added up. */
  gzipBytes: number;
}

export const BUDGETS: Readonly<Record<string, Partial<Size>>>;

/** @param read a file below `out/`, named with slashes */
export function sizesOf(read: (file: string) => Buffer): Size[];
