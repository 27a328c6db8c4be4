import type { UserInputStep } from '../../../../shared/api/login-session';

export type Attachment = NonNullable<UserInputStep['attachments']>[number];

/** An attachment made to be shown: a CAPTCHA's picture or sound. */
export interface Media {
  kind: 'picture' | 'sound';
  /** A `data:` URL. */
  url: string;
  name: string | null;
}

/** What a browser makes of content whose type is not said: it looks at the content. */
const ASSUMED = new Map([
  ['m.image', 'image/png'],
  ['m.audio', 'audio/mpeg'],
]);

// SECURITY: nothing but pictures and sounds becomes a URL, and nothing can be added to it.
const SHOWN_TYPE = /^(image|audio)\/[\w.+-]+$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The picture or sound of an attachment; null when it is neither, or cannot be read. */
export function mediaOf(attachment: Attachment): Media | null {
  const declared = attachment.info?.mimetype ?? ASSUMED.get(attachment.type ?? '') ?? '';
  const type = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const content = attachment.content?.replace(/\s/g, '') ?? '';
  if (!SHOWN_TYPE.test(type) || !BASE64.test(content)) return null;
  return {
    kind: type.startsWith('image/') ? 'picture' : 'sound',
    url: `data:${type};base64,${content}`,
    name: nameOf(attachment),
  };
}

/** What the attachment is called; null when nothing says. */
export function nameOf(attachment: Attachment): string | null {
  const name = attachment.filename?.trim() ?? '';
  return name === '' ? null : name;
}
