/** Everything that a person reads off another device, or is sent, to type it in. */
export const CODES = {
  /** Shown, to be typed on the phone. */
  whatsapp: 'BRDG-KEPR',
  telegram: '12345',
  xPin: '1234',
  x2fa: '246810',
  slackEmail: 'ABC123',
  slack2fa: '654321',
  discordToken: 'mfa.bkplant-made-up-token',
  /** Shown. */
  dummy: 'KEEP-ER42',
  /** What stands in the lab's picture. */
  captcha: '7624',
  lab: '424242',
} as const;
