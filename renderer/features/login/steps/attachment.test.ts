import { describe, expect, it } from 'vitest';
import { mediaOf, nameOf } from './attachment';

const picture = { type: 'm.image', content: 'iVBORw0K', info: { mimetype: 'image/png' } };

describe('mediaOf', () => {
  it('turns an image into a picture and audio into a sound', () => {
    expect(mediaOf({ ...picture, filename: 'captcha.png' })).toEqual({
      kind: 'picture',
      url: 'data:image/png;base64,iVBORw0K',
      name: 'captcha.png',
    });
    expect(mediaOf({ ...picture, type: 'm.audio', info: { mimetype: 'audio/ogg' } })).toMatchObject(
      { kind: 'sound', url: 'data:audio/ogg;base64,iVBORw0K' },
    );
  });

  it('goes by the kind where there is no type, and drops line breaks', () => {
    expect(mediaOf({ type: 'm.image', content: 'iVBO\nRw0K' })?.url).toBe(
      'data:image/png;base64,iVBORw0K',
    );
    expect(mediaOf({ type: 'm.audio', content: 'AAAA' })?.kind).toBe('sound');
  });

  it('drops the parameters of a type', () => {
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
  ])('is null for %s', (_what, attachment) => {
    expect(mediaOf(attachment)).toBeNull();
  });
});

describe('nameOf', () => {
  it('is null without a file name', () => {
    expect(nameOf({ filename: ' a.png ' })).toBe('a.png');
    expect(nameOf({ filename: ' ' })).toBeNull();
    expect(nameOf({})).toBeNull();
  });
});
