import { REPORT_TEXT } from '../../../shared/strings/login-report';
import type { Trace } from './trace';

/** What a report says of the program and of the login as a whole. */
export interface ReportFacts {
  /** E.g. `Bridgekeeper 0.1.0`, `Electron 45.4.1`, `Linux x64`. */
  versions: readonly string[];
  /** As people know it. */
  network: string;
  isReconnect: boolean;
  flowID: string | null;
}

/** The first line: a program that reads reports knows by it what follows. */
export const REPORT_HEADING = 'Bridgekeeper sign-in report 1';

/** A flow's ID is the bridge's own name for it. */
const FLOW_ID = /^[\w.:-]{1,60}$/;

/** The report of a login as text. */
export function reportText(facts: ReportFacts, trace: Trace): string {
  const flow = facts.flowID === null || !FLOW_ID.test(facts.flowID) ? '-' : facts.flowID;
  const kind = facts.isReconnect ? 'reconnect' : 'add';
  const lines = [
    REPORT_HEADING,
    `Versions: ${facts.versions.join(', ')}`,
    `Network: ${facts.network} (${kind}, flow ${flow})`,
    ...trace.steps().flatMap((step, index) => ['', `Step ${index + 1}`, ...step.map(indented)]),
    '',
    'Events',
    ...trace.events().map(({ at, text }) => indented(`+${(at / 1000).toFixed(1)} s  ${text}`)),
    ...(trace.omitted() > 0 ? [indented(REPORT_TEXT.omitted(trace.omitted()))] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function indented(line: string): string {
  return `  ${line}`;
}
