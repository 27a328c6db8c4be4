/** How a secret may stand in a text: as it is, encoded for an address, in hexadecimal digits, or in base64. */
export const formsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('hex'),
  // By how much of a group of three bytes comes before; what follows may share the last one.
  ...[0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + secret)
      .toString('base64')
      .slice(4, -4),
  ),
];
