import { describe, expect, it } from 'vitest';
import { pictureKeyOf, pictureSourceOf } from './picture-address';

const MXC = 'mxc://local.beeper.com/alice_Bv4d760';

describe('pictureKeyOf', () => {
  it.each([MXC, 'localmxc://whatsapp/abc', 'file:///home/alice/Beeper/a%20b.jpg', 'MXC://a/b'])(
    'has Beeper asked for %s',
    (address) => {
      expect(pictureKeyOf(address)).toMatch(/^[\w-]{22}$/);
      expect(pictureSourceOf(address)).toEqual({ kind: 'asset', url: address });
    },
  );

  it.each([
    undefined,
    '',
    'imgURL',
    'https://cdn.example.com/alice.png',
    'http://127.0.0.1:23373/v1/assets/serve?url=mxc://a/b',
    '//example.com/alice.png',
    'mxc://',
    'mxc://a b',
    ` ${MXC}`,
    `mxc://${'a'.repeat(2_001)}`,
    'javascript:alert(1)',
    'data:image/svg+xml;base64,PHN2Zy8+',
    'data:text/html;base64,PGI+',
    'data:image/png,raw',
    `data:image/png;base64,${'A'.repeat(1_400_100)}`,
  ])('does not ask for %j', (address) => {
    expect(pictureKeyOf(address)).toBeNull();
  });

  it('is the same for the same address, and says nothing of it', () => {
    expect(pictureKeyOf(MXC)).toBe(pictureKeyOf(MXC));
    expect(pictureKeyOf(MXC)).not.toBe(pictureKeyOf(`${MXC}1`));
    expect(MXC).not.toContain(pictureKeyOf(MXC));
  });
});

it('reads a picture that is in its address', () => {
  const address = 'data:image/jpeg;base64,AQID';
  expect(pictureKeyOf(address)).not.toBeNull();
  expect(pictureSourceOf(address)).toEqual({ kind: 'inline', bytes: Buffer.from([1, 2, 3]) });
});
