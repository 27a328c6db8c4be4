import { describe, expect, it } from 'vitest';
import { mediaOf, nameOf } from './attachment';

const picture = { type: 'm.image', content: 'iVBORw0K', info: { mimetype: 'image/png' } };

describe('mediaOf', () => {
  it('makes a picture of a picture and a sound of a sound', () => {
    expect(mediaOf({ ...picture, filename: 'captcha.png' })).toEqual({
      kind: 'picture',
      url: 'data:image/png;base64,iVBORw0K',
      name: 'captcha.png',
    });
    expect(mediaOf({ ...picture, type: 'm.audio', info: { mimetype: 'audio/ogg' } })).toMatchObject(
      { kind: 'sound', url: 'data:audio/ogg;base64,iVBORw0K' },
    );
  });

  it('goes by the kind where the type is not said, and takes line breaks out', () => {
    expect(mediaOf({ type: 'm.image', content: 'iVBO\nRw0K' })?.url).toBe(
      'data:image/png;base64,iVBORw0K',
    );
    expect(mediaOf({ type: 'm.audio', content: 'AAAA' })?.kind).toBe('sound');
  });

  it('drops what a type adds', () => {
    const info = { mimetype: 'Audio/WAV; codecs=1' };
    expect(mediaOf({ ...picture, info })?.url).toBe('data:audio/wav;base64,iVBORw0K');
  });

  it.each([
    ['another type', { ...picture, info: { mimetype: 'text/html' } }],
    ['a type with more in it', { ...picture, info: { mimetype: 'image/png,<b>' } }],
    ['a file', { type: 'm.file', content: 'AAAA' }],
    ['no content', { type: 'm.image', info: { mimetype: 'image/png' } }],
    ['content that is not base64', { ...picture, content: 'AAAA,<svg>' }],
    ['nothing at all', {}],
  ])('makes nothing of %s', (_what, attachment) => {
    expect(mediaOf(attachment)).toBeNull();
  });
});

describe('nameOf', () => {
  it('is null where nothing says', () => {
    expect(nameOf({ filename: ' a.png ' })).toBe('a.png');
    expect(nameOf({ filename: ' ' })).toBeNull();
    expect(nameOf({})).toBeNull();
  });
});
