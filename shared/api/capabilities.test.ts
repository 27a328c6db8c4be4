import { expect, it } from 'vitest';
import { capabilitiesSchema } from './capabilities';
import { CAPABILITIES_EXAMPLE } from './testing/reference-examples';

it("takes the reference's example as it stands", () => {
  expect(capabilitiesSchema.parse(CAPABILITIES_EXAMPLE)).toStrictEqual(CAPABILITIES_EXAMPLE);
});

it('takes a bridge that creates no groups', () => {
  const sent = { ...CAPABILITIES_EXAMPLE, group_creation: {}, image_pack_import: null };
  const { image_pack_import: _, ...rest } = CAPABILITIES_EXAMPLE;
  expect(capabilitiesSchema.parse(sent)).toStrictEqual({ ...rest, group_creation: {} });
});

it('names the field that does not fit', () => {
  const group_creation = { space: { type_description: 'Space', name: { allowed: 'yes' } } };
  const { error } = capabilitiesSchema.safeParse({ ...CAPABILITIES_EXAMPLE, group_creation });
  expect(error?.issues.map((issue) => issue.path)).toEqual([
    ['group_creation', 'space', 'name', 'allowed'],
  ]);
});
