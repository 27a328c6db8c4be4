// The part of qrcode that the window uses. Its own types (@types/qrcode) bring Node's with them, and
// the window has no Node; tsconfig.web.json resolves the import to this file.

/** @throws when the text does not fit into a code. */
export function create(
  text: string,
  options: { errorCorrectionLevel: 'L' },
): { modules: { size: number; data: Uint8Array } };
