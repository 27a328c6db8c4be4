import type { Wanted } from '../../../shared/browser-extension/messages';
import type { CookiesStep } from '../../../shared/api/login-session';
import type { HandOverTask } from '../../everyday-browser/types';
import { webviewTask } from '../capture/capture';
import { readFields, type FieldSource } from '../capture/field-sources';
import type { ResolvedTarget } from '../login-target';

/** What a step asks of the everyday browser. `hosts` by `hostsOfStep`. */
export function handOverTask(
  step: CookiesStep,
  hosts: readonly string[],
  target: Pick<ResolvedTarget, 'network' | 'reconnects'>,
): HandOverTask {
  const fields = readFields(step);
  const { extractJS, scriptNames } = webviewTask(step);
  const wanted = fields.flatMap(({ sources }) => sources).flatMap(wantedOf);
  return {
    network: target.network,
    account: target.reconnects,
    url: step.url,
    hosts: [...hosts],
    wanted: [
      ...uniqueIn(wanted),
      ...(extractJS === null
        ? []
        : [{ kind: 'script' as const, names: [...scriptNames], code: extractJS }]),
    ],
    fields: fields.map(({ name, required }) => ({ name, required })),
    hasFinalPage: Boolean(step.expectedFinalURLRegex),
  };
}

/** What a script returns is wanted once, whichever fields it is for. */
function wantedOf(source: FieldSource): Wanted[] {
  const { kind, name } = source;
  if (kind === 'script') return [];
  return kind === 'cookie' ? [{ kind, name, domain: source.domain }] : [{ kind, name }];
}

function uniqueIn(wanted: readonly Wanted[]): Wanted[] {
  return [...new Map(wanted.map((each) => [JSON.stringify(each), each])).values()];
}
