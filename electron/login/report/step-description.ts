import type { CookiesStep, LoginStep } from '../../../shared/api/login-session';
import { isUnknownMember } from '../../../shared/api/open';
import type { PlaceFilter } from './safe-place';

interface Source {
  type?: string | undefined;
  name?: string | undefined;
  cookieDomain?: string | undefined;
  requestURLRegex?: string | undefined;
}

/** Takes values out of a text that nothing was cut from. */
type Clean = (text: string) => string;

/** A name that a bridge gives to something, not somebody's name. */
const NAME = /^[\w.:/-]{1,80}$/;
const MAX_PATTERN = 300;

/**
 * What a step asks for, in lines: the bridge's own words, which may repeat what was sent for an earlier step.
 * Its instructions are left out, which may hold a PIN.
 */
export function describeStep(step: LoginStep, places: PlaceFilter, clean: Clean): string[] {
  const nameOf = (name: string) => shownName(clean(name));
  if (isUnknownMember(step)) return [`type ${nameOf(step.type)}`];
  const id = 'stepID' in step && step.stepID !== undefined ? [`id ${nameOf(step.stepID)}`] : [];
  const lines = [`type ${step.type}`, ...id];
  switch (step.type) {
    case 'user_input':
      return [
        ...lines,
        ...step.fields.map(
          ({ id: field, type = 'text' }) => `field ${nameOf(field)} (${nameOf(type)})`,
        ),
      ];
    case 'cookies':
      return [...lines, ...describeCookies(step, places, clean)];
    case 'display_and_wait':
      return [...lines, `display ${nameOf(step.display?.type ?? 'nothing')}`];
    case 'complete':
      return lines;
  }
}

function describeCookies(step: CookiesStep, places: PlaceFilter, clean: Clean): string[] {
  const nameOf = (name: string) => shownName(clean(name));
  const patternOf = (pattern: string) => JSON.stringify(clean(pattern).slice(0, MAX_PATTERN));
  const { expectedFinalURLRegex: last, extractJS, hidden, userAgent } = step;
  return [
    `opens ${places.place(step.url)}`,
    ...(hidden === true ? ['hidden'] : []),
    ...(last === undefined ? [] : [`last page ${patternOf(last)}`]),
    ...(extractJS === undefined ? [] : [`script of ${extractJS.length} characters`]),
    ...(userAgent === undefined ? [] : ['user agent of its own']),
    ...step.fields.map((field) => {
      const required = field.required ?? field.optional !== true;
      const byType = [{ type: field.type, name: field.name }];
      const listed: readonly Source[] = field.sources?.length ? field.sources : byType;
      const sources = listed.map((source) =>
        [
          nameOf(source.type ?? 'cookie-or-script'),
          nameOf(source.name ?? field.id),
          ...(source.cookieDomain === undefined ? [] : [`@ ${nameOf(source.cookieDomain)}`]),
          ...(source.requestURLRegex === undefined
            ? []
            : [`of ${patternOf(source.requestURLRegex)}`]),
        ].join(' '),
      );
      const pattern = field.pattern === undefined ? '' : ` fits ${patternOf(field.pattern)}`;
      return `field ${nameOf(field.id)}${required ? '' : ' (optional)'} <- ${sources.join(', ')}${pattern}`;
    }),
  ];
}

function shownName(name: string): string {
  return NAME.test(name) ? name : '{…}';
}
