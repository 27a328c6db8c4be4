import type { ConnectionManager } from '../connection/connection-manager';
import type { HandlersOf } from '../ipc/handlers';
import type { Demo } from './demo';

interface Options {
  connectionManager: Pick<ConnectionManager, 'enterDemo' | 'leaveDemo'>;
  /** The demo that is watched; without one the requests that steer it do nothing. */
  demo: () => Pick<Demo, 'setBeeper' | 'setAccount' | 'reset'> | null;
  /** Has Beeper asked by a poll that begins after the call. */
  checkNow: () => Promise<void>;
}

export function createDemoHandlers({
  connectionManager,
  demo,
  checkNow,
}: Options): HandlersOf<'demo'> {
  const showChange = () => void checkNow();
  return {
    'demo.enter': () => connectionManager.enterDemo(),
    'demo.leave': () => connectionManager.leaveDemo(),
    async 'demo.setBeeper'({ state }) {
      await demo()?.setBeeper(state);
      showChange();
    },
    'demo.setAccount'({ accountID, status }) {
      demo()?.setAccount(accountID, status);
      showChange();
    },
    async 'demo.reset'() {
      await demo()?.reset();
      showChange();
    },
  };
}
