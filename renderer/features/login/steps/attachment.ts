import type { UserInputStep } from '../../../../shared/api/login-session';

export type Attachment = NonNullable<UserInputStep['attachments']>[number];

/** An attachment that can be shown: a CAPTCHA's picture or sound. */
interface Media {
  kind: 'picture' | 'sound';
  /** A `data:` URL. */
  url: string;
  name: string | null;
}

/** For content without a type; Chromium goes by the content itself, whatever these say. */
const ASSUMED_TYPES = new Map([
  ['m.image', 'image/png'],
  ['m.audio', 'audio/mpeg'],
]);

// SECURITY: only pictures and sounds become a URL, and no character can end it early.
const SHOWN_TYPE = /^(image|audio)\/[\w.+-]+$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** An attachment as a picture or sound; null when it is neither, or is not base64. */
export function mediaOf(attachment: Attachment): Media | null {
  const declared = attachment.info?.mimetype ?? ASSUMED_TYPES.get(attachment.type ?? '') ?? '';
  const type = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const content = attachment.content?.replace(/\s/g, '') ?? '';
  if (!SHOWN_TYPE.test(type) || !BASE64.test(content)) return null;
  return {
    kind: type.startsWith('image/') ? 'picture' : 'sound',
    url: `data:${type};base64,${content}`,
    name: nameOf(attachment),
  };
}

/** The attachment's file name; null without one. */
export function nameOf(attachment: Attachment): string | null {
  const name = attachment.filename?.trim() ?? '';
  return name === '' ? null : name;
}
