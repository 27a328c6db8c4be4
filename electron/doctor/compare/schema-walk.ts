import { z } from 'zod';
import { innerOf } from '../../../shared/api/inner-schema';
import { itemsOf } from '../../../shared/api/item-list';
import { typeName, type Misfit } from '../../../shared/api/tolerant';

/** What is looked at on the way through an answer. */
interface Visitor {
  /** An object with a fixed set of names has more than those. */
  onUnknown?(path: string, names: readonly string[]): void;
  /** Something that a schema puts up with silently does not fit. */
  onSwallowed?(misfit: Misfit): void;
  /** A name that a schema knows. */
  onName?(name: string): void;
}

/**
 * Goes through an answer along its schema. Places in lists, and names that the schema does not fix, as
 * those of a record, stand as `*` in a path: they may be somebody's.
 */
export function walkAnswer(schema: z.ZodType, value: unknown, visitor: Visitor): void {
  visit(schema as z.core.$ZodType, value, [], visitor);
}

/** All names that a schema fixes, wherever they stand. */
export function knownNames(schema: z.ZodType): ReadonlySet<string> {
  const names = new Set<string>(['items']);
  // Whatever the value, a schema's own names are told.
  visit(schema as z.core.$ZodType, undefined, [], { onName: (name) => names.add(name) });
  return names;
}

function visit(
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly string[],
  visitor: Visitor,
): void {
  const inner = innerOf(schema as z.ZodType);
  if (inner !== undefined) return visit(inner, value, path, visitor);
  if (schema instanceof z.ZodPipe) {
    visit(schema.in, value, path, visitor);
    // What comes out of a transformation is not what was sent.
    if (schema.in instanceof z.ZodTransform) visit(schema.out, value, path, visitor);
  } else if (schema instanceof z.ZodCatch) {
    const { innerType } = schema.def;
    const isFitting = typeName(value) === 'missing' || z.safeParse(innerType, value).success;
    if (!isFitting) visitor.onSwallowed?.(swallowed(innerType, value, path));
    visit(innerType, value, path, visitor);
  } else if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    visit(schema.def.innerType, value, path, visitor);
  } else if (schema instanceof z.ZodArray) {
    const items = itemsOf(value) ?? [undefined];
    for (const item of items) visit(schema.def.element, item, [...path, '*'], visitor);
  } else if (schema instanceof z.ZodRecord) {
    const values = isRecord(value) ? Object.values(value) : [undefined];
    for (const one of values) visit(schema.def.valueType, one, [...path, '*'], visitor);
  } else if (schema instanceof z.ZodObject) {
    visitObject(schema, value, path, visitor);
  }
}

function visitObject(
  { shape }: z.ZodObject,
  value: unknown,
  path: readonly string[],
  visitor: Visitor,
): void {
  const object = isRecord(value) ? value : {};
  for (const [name, of] of Object.entries(shape)) {
    visitor.onName?.(name);
    visit(of, Object.hasOwn(object, name) ? object[name] : undefined, [...path, name], visitor);
  }
  const unknown = Object.keys(object).filter((name) => !Object.hasOwn(shape, name));
  if (unknown.length > 0) visitor.onUnknown?.(path.join('.'), unknown);
}

function swallowed(schema: z.core.$ZodType, value: unknown, path: readonly string[]): Misfit {
  const [issue] = z.safeParse(schema, value).error?.issues ?? [];
  const expected = issue?.code === 'invalid_type' ? issue.expected : 'another form';
  return { path: path.join('.'), expected, received: typeName(value) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
