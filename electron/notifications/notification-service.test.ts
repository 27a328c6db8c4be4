import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { account, goodSnapshot } from '../testing/fixtures';
import type { Alert } from './notification-content';
import { createAlerts } from './notification-service';
import type { Told } from './notification-policy';

function start() {
  const alerts: Alert[] = [];
  const lines: string[] = [];
  const kept: Record<string, Told>[] = [];
  const service = createAlerts({
    clock: createManualClock(),
    memory: {
      remembered: new Map(),
      keep: (memory) => {
        kept.push(Object.fromEntries(memory));
        return Promise.resolve();
      },
    },
    settings: () => ({ 'needs-you': true, 'out-of-touch': true, recovered: true }),
    notify: (alert) => alerts.push(alert),
    log: (line) => lines.push(line),
  });
  const see = (status: string) => service.see(goodSnapshot([account({ accountID: 'a', status })]));
  return { see, alerts, lines, kept };
}

describe('alerts', () => {
  it('judge, notify, log the reason, and remember what was told', () => {
    const { see, alerts, lines, kept } = start();
    see('connected');
    see('reconnect_required');
    see('reconnect_required');
    expect(alerts.map(({ title }) => title)).toEqual([
      'WhatsApp (Alice) needs you to sign in again',
    ]);
    expect(lines).toEqual(['told: needs-you a (at-once)']);
    expect(kept.at(-1)).toEqual({ a: { told: ['reconnect_required'], wasConnected: true } });
  });

  it('log why nothing is told', () => {
    const { see, alerts, lines } = start();
    see('reconnect_required');
    see('reconnect_required');
    expect(alerts).toEqual([]);
    expect(lines).toEqual(['not told: needs-you a (was-so-at-first-look)']);
  });
});
