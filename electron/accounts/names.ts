import { plainText } from '../../shared/util/plain-text';

/** The first that is not blank; empty when all are. */
export function firstName(names: readonly (string | null | undefined)[]): string {
  return names.map((name) => plainText(name ?? '')).find((name) => name !== '') ?? '';
}

export function textOrNull(text: string | undefined): string | null {
  return firstName([text]) || null;
}
