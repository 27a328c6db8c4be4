import { foldText } from '../../../shared/util/fold-text';
import { accountCandidates, pageCandidates, urgentCandidates } from './account-commands';
import type { Candidate, Command, CommandState } from './command';
import { createMatcher, FITS, type Fit } from './matching';
import { windowCommands } from './window-commands';

/** As many as anybody reads. */
export const MAX_COMMANDS = 50;
/** With more, nothing else would be in sight before something is typed. */
const MAX_URGENT = 5;

/**
 * The commands for a query: those that fit best first. Without one, what the accounts need that need
 * their user, then what is wanted most, then every account's page. At most `MAX_COMMANDS`.
 */
export function findCommands(state: CommandState, text: string): Command[] {
  const candidates = text.trim() === '' ? suggestions(state) : bestFitting(all(state), text);
  const found = new Map<string, Command>();
  for (const candidate of candidates) {
    const command = candidate.build();
    found.set(command.id, found.get(command.id) ?? command);
    if (found.size === MAX_COMMANDS) break;
  }
  return [...found.values()];
}

function* suggestions(state: CommandState): Generator<Candidate> {
  let urgent = 0;
  for (const candidate of urgentCandidates(state)) {
    if (urgent++ === MAX_URGENT) break;
    yield candidate;
  }
  for (const command of windowCommands(state)) if (command.isCommon) yield candidateOf(command);
  yield* pageCandidates(state);
}

function* all(state: CommandState): Generator<Candidate> {
  for (const command of windowCommands(state)) yield candidateOf(command);
  yield* accountCandidates(state);
}

function candidateOf(command: Command): Candidate {
  return {
    findable: () => {
      const text = foldText(command.title);
      const more = command.note === null ? [] : [foldText(command.note)];
      return { parts: [{ text, more }], names: () => [text] };
    },
    build: () => command,
  };
}

/** Those that fit equally well stay in order. */
function bestFitting(candidates: Iterable<Candidate>, query: string): Candidate[] {
  const byFit: Record<Fit, Candidate[]> = { beginning: [], words: [], parts: [] };
  const fitOf = createMatcher(query);
  for (const candidate of candidates) {
    const fit = fitOf(candidate.findable());
    if (fit !== null && byFit[fit].length < MAX_COMMANDS) byFit[fit].push(candidate);
    if (byFit[FITS[0]].length === MAX_COMMANDS) break;
  }
  return FITS.flatMap((fit) => byFit[fit]);
}
