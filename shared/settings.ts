import { z } from 'zod';

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(100).max(20_000),
  height: z.int().min(100).max(20_000),
});

/** Each setting by its key. A key that does not fit falls back alone; the others keep their values. */
const settingSchemas = {
  /** Which kinds of notification the owner wants. */
  notifications: z.object({
    'needs-you': z.boolean(),
    'out-of-touch': z.boolean(),
    recovered: z.boolean(),
  }),
  /** Where the window was last, in screen points; null before it was ever shown. */
  windowBounds: boundsSchema.nullable(),
};

export type Bounds = z.output<typeof boundsSchema>;
export type SettingKey = keyof typeof settingSchemas;
export type Settings = { [Key in SettingKey]: z.output<(typeof settingSchemas)[Key]> };

export const SETTING_KEYS = Object.keys(settingSchemas) as SettingKey[];

export const DEFAULT_SETTINGS: Settings = {
  notifications: { 'needs-you': true, 'out-of-touch': true, recovered: true },
  windowBounds: null,
};

/** One setting from what stands in the file: its value, or the default when it is absent or bad. */
export function readSetting<Key extends SettingKey>(
  key: Key,
  raw: unknown,
): { value: Settings[Key]; bad: boolean } {
  if (raw === undefined) return { value: DEFAULT_SETTINGS[key], bad: false };
  const parsed = settingSchemas[key].safeParse(raw);
  return parsed.success
    ? { value: parsed.data as Settings[Key], bad: false }
    : { value: DEFAULT_SETTINGS[key], bad: true };
}
