import type { Session, WebContentsView } from 'electron';

/** The debugger protocol for a session as a whole. */
export interface SessionDebugger {
  /** Rejects when the command fails. */
  send(method: string): Promise<unknown>;
  close(): Promise<void>;
}

interface Options {
  electron: { WebContentsView: typeof WebContentsView };
  session: Session;
}

/**
 * What is debugged is a page of its own that loads nothing and has no process: debugging a sign-in
 * page would disturb other debuggers.
 */
export function openSessionDebugger({ electron, session }: Options): SessionDebugger {
  // Whoever lets go of a view loses its page to the next collection of garbage.
  const view = new electron.WebContentsView({ webPreferences: { session } });
  view.webContents.debugger.attach('1.3');
  return {
    send: async (method) => view.webContents.debugger.sendCommand(method) as Promise<unknown>,
    async close() {
      const { webContents } = view;
      if (webContents.isDestroyed()) return;
      const destroyed = new Promise<void>((resolve) => {
        webContents.once('destroyed', () => resolve());
      });
      webContents.close();
      await destroyed;
    },
  };
}
