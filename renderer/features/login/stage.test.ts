import { describe, expect, it } from 'vitest';
import type { LoginStage } from '../../../shared/model/login';
import { wouldLoseInput, isCaptured, stageKey } from './stage';
import { aCookiesStage, aLogin } from '../../testing/fixtures';

const display = (type: 'qr' | 'code', data: string): LoginStage => ({
  kind: 'display',
  stepID: 'show',
  display: { type, name: type, data, picture: { state: 'none' } },
  instructions: null,
  since: 0,
  problem: null,
});

describe('stageKey', () => {
  const key = (stage: LoginStage, id = 'one') => stageKey(aLogin({ id, stage }));

  it('stays while the same thing is shown', () => {
    expect(key(display('qr', 'a'))).toBe(key(display('qr', 'b')));
    expect(key(aCookiesStage())).toBe(key(aCookiesStage({ wait: 'sending' })));
  });

  it('changes with the step, with what it shows, and with the login', () => {
    expect(key(display('qr', 'a'))).not.toBe(key(display('code', 'a')));
    expect(key(aCookiesStage())).not.toBe(key(aCookiesStage({ stepID: 'next' })));
    expect(key(aCookiesStage())).not.toBe(key(aCookiesStage({ way: 'paste' })));
    expect(key({ kind: 'starting' })).not.toBe(key({ kind: 'starting' }, 'two'));
  });
});

describe('wouldLoseInput', () => {
  const field = { fieldID: 'xs', name: 'xs', required: true, found: false };

  it('holds once something is typed or captured', () => {
    expect(wouldLoseInput({ kind: 'starting' }, true)).toBe(true);
    expect(wouldLoseInput({ kind: 'starting' }, false)).toBe(false);
    expect(wouldLoseInput(aCookiesStage({ fields: [field] }), false)).toBe(false);
    expect(wouldLoseInput(aCookiesStage({ fields: [{ ...field, found: true }] }), false)).toBe(
      true,
    );
  });
});

describe('isCaptured', () => {
  it('needs what is required and nothing more', () => {
    const field = { fieldID: 'xs', name: 'xs', required: true, found: true };
    expect(isCaptured([field, { ...field, required: false, found: false }])).toBe(true);
    expect(isCaptured([field, { ...field, found: false }])).toBe(false);
  });
});
