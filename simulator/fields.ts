import { invalid } from './refusal';

/** A JSON object whose fields are still to be checked. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * `body` as an object with no other fields than `names`. Throws a 400 `Refusal` that names what
 * is wrong, so that a typing error on the command line is not silently ignored.
 */
export function fieldsOf(body: unknown, names: readonly string[]): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalid('The request body must be a JSON object.');
  }
  const stranger = Object.keys(body).find((name) => !names.includes(name));
  if (stranger !== undefined) {
    throw invalid(`"${stranger}" is not known here; known are ${names.join(', ')}.`);
  }
  return body as Fields;
}

/** The string `name`, or undefined when left out; anything else is a 400 `Refusal`. */
export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || typeof value === 'string') return value;
  throw invalid(`"${name}" must be a string.`);
}

/** The string `name`; anything else is a 400 `Refusal`. */
export function text(fields: Fields, name: string): string {
  const value = optionalText(fields, name);
  if (value === undefined) throw invalid(`"${name}" is missing.`);
  return value;
}

/** The string `name`, null to remove what is there, or undefined to leave it. */
export function removableText(fields: Fields, name: string): string | null | undefined {
  return fields[name] === null ? null : optionalText(fields, name);
}

/** The number `name` of at least `min`, or undefined when left out; else a 400 `Refusal`. */
export function optionalNumber(fields: Fields, name: string, min = 0): number | undefined {
  const value = fields[name];
  if (value === undefined || (typeof value === 'number' && value >= min)) return value;
  throw invalid(`"${name}" must be a number of at least ${min}.`);
}

/** The number `name` from 0, null to remove what is there, or undefined to leave it. */
export function removableNumber(fields: Fields, name: string): number | null | undefined {
  return fields[name] === null ? null : optionalNumber(fields, name);
}

/** The boolean `name`, or undefined when left out; anything else is a 400 `Refusal`. */
export function optionalBoolean(fields: Fields, name: string): boolean | undefined {
  const value = fields[name];
  if (value === undefined || typeof value === 'boolean') return value;
  throw invalid(`"${name}" must be true or false.`);
}

/** `value` when it is one of `known`; else a 400 `Refusal` that lists them. */
export function oneOf<Known extends string>(
  name: string,
  value: string,
  known: readonly Known[],
): Known {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw invalid(`"${name}" must be one of ${known.join(', ')}.`);
  return found;
}

/** The list `name` of some of `known`, or undefined when left out; else a 400 `Refusal`. */
export function optionalList<Known extends string>(
  fields: Fields,
  name: string,
  known: readonly Known[],
): Known[] | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw invalid(`"${name}" must be a list of ${known.join(', ')}.`);
  return value.map((item) => oneOf(name, String(item), known));
}
