import * as dbus from 'dbus-next';

/** Strips D-Bus variants at every depth; bytes stay a `Uint8Array`, 64-bit numbers become plain. */
export function unwrap(value: unknown): unknown {
  if (value instanceof dbus.Variant) return unwrap(value.value);
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(unwrap);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrap(inner)]));
}

/** A D-Bus string, or `fallback` when the value is something else. */
export const text = (value: unknown, fallback = ''): string =>
  typeof value === 'string' ? value : fallback;

/** A D-Bus number, or `fallback` when the value is something else. */
export const number = (value: unknown, fallback = 0): number =>
  typeof value === 'number' ? value : fallback;

/** A D-Bus boolean, or `fallback` when the value is something else. */
export const truth = (value: unknown, fallback = false): boolean =>
  typeof value === 'boolean' ? value : fallback;

/** A D-Bus array or struct, or an empty one when the value is something else. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A D-Bus dictionary, or an empty one when the value is something else. */
export const dictionary = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
