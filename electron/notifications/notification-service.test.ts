import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { account, goodSnapshot } from '../testing/fixtures';
import type { NotificationSpec } from './notification-content';
import { createNotificationService } from './notification-service';
import type { NotifiedState } from './notification-policy';

function start() {
  const alerts: NotificationSpec[] = [];
  const lines: string[] = [];
  const kept: Record<string, NotifiedState>[] = [];
  const service = createNotificationService({
    clock: createManualClock(),
    memory: {
      remembered: new Map(),
      save: (memory) => {
        kept.push(Object.fromEntries(memory));
        return Promise.resolve();
      },
    },
    settings: () => ({ 'action-required': true, disconnected: true, recovered: true }),
    notify: (alert) => alerts.push(alert),
    log: (line) => lines.push(line),
  });
  const see = (status: string) =>
    service.evaluate(goodSnapshot([account({ accountID: 'a', status })]));
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
    expect(lines).toEqual(['told: action-required a (at-once)']);
    expect(kept.at(-1)).toEqual({
      a: { notifiedStatuses: ['reconnect_required'], wasConnected: true },
    });
  });

  it('log why nothing is told', () => {
    const { see, alerts, lines } = start();
    see('reconnect_required');
    see('reconnect_required');
    expect(alerts).toEqual([]);
    expect(lines).toEqual(['not told: action-required a (was-so-at-first-look)']);
  });
});
