import { expect, type SignIn } from './sign-in';

interface ExpectedCapture {
  /** Whose book of visitors says what is right. */
  network: string;
  fields: readonly string[];
  /** Where the browser was at the end: a host without `.localhost`, and what follows it. */
  at: readonly [host: string, path: string];
}

/** Asserts that Beeper got exactly what the site gave out, and nothing else. */
export async function expectCaptured(
  signIn: SignIn,
  { network, fields, at: [host, path] }: ExpectedCapture,
) {
  const got = await signIn.capturedSubmit();
  const { origins, visitors } = await signIn.simulator.control.sites();
  const values = visitors[network]?.at(-1)?.values ?? {};
  expect(got.fields).toEqual(Object.fromEntries(fields.map((id) => [id, values[id]])));
  expect(got).toMatchObject({ accepted: true, source: 'webview' });
  expect(got.lastURL).toBe(`${origins[host]}${path}`);
}
