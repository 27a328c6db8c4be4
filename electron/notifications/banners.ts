import type { Notice } from '../../shared/ipc/contract';

export interface Notices {
  all(): readonly Notice[];
  /** Adds a sentence for the owner, unless it stands already. */
  add(text: string): void;
  dismiss(id: string): void;
  /** Returns the way to stop listening. */
  onChange(listener: (notices: readonly Notice[]) => void): () => void;
}

/** What the owner should know besides the accounts, until it is dismissed. */
export function createNotices(): Notices {
  const listeners = new Set<(notices: readonly Notice[]) => void>();
  let notices: readonly Notice[] = [];
  let lastId = 0;

  const become = (next: readonly Notice[]) => {
    notices = next;
    for (const listener of listeners) listener(notices);
  };

  return {
    all: () => notices,
    add(text) {
      if (notices.some((notice) => notice.text === text)) return;
      lastId += 1;
      become([...notices, { id: String(lastId), text }]);
    },
    dismiss: (id) => become(notices.filter((notice) => notice.id !== id)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
