import { plainText } from '../../shared/util/plain-text';

/** The first that is not blank; empty when all are. */
export function firstName(names: readonly (string | null | undefined)[]): string {
  for (const name of names) {
    const plain = plainText(name ?? '');
    if (plain !== '') return plain;
  }
  return '';
}

export function textOrNull(text: string | undefined): string | null {
  return firstName([text]) || null;
}
