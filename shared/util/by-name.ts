import { foldText } from './fold-text';

interface Named {
  network: string;
  displayName: string | null;
  accountID: string;
}

/**
 * The order of accounts by their networks and names, for `sort`. Case and accents count for nothing;
 * `localeCompare`, which knows each language's own order, loads a megabyte of tables for it.
 */
export function byName(a: Named, b: Named): number {
  return (
    compared(a.network, b.network) ||
    compared(a.displayName ?? '', b.displayName ?? '') ||
    (a.accountID < b.accountID ? -1 : Number(a.accountID > b.accountID))
  );
}

function compared(a: string, b: string): number {
  if (a === b) return 0;
  const [first, second] = [foldText(a), foldText(b)];
  return first < second ? -1 : Number(first > second);
}
