import {
  messageToProgramSchema,
  type MessageToProgram,
} from '../../../shared/browser-extension/messages';

/** @returns the message, or what of it does not fit, without a value */
export function readMessage(text: string): MessageToProgram | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'not JSON';
  }
  const parsed = messageToProgramSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `it does not fit at ${issue?.path.join('.') || 'the whole'} (${issue?.code ?? ''})`;
}
