import type { Banner } from '../../shared/model/banner';

export interface Banners {
  all(): readonly Banner[];
  /** Adds a sentence for the user, unless it stands already. */
  add(text: string): void;
  dismiss(id: string): void;
  /** Returns the way to stop listening. */
  onChange(listener: (notices: readonly Banner[]) => void): () => void;
}

/** What the user should know besides the accounts, until it is dismissed. */
export function createBanners(): Banners {
  const listeners = new Set<(notices: readonly Banner[]) => void>();
  let notices: readonly Banner[] = [];
  let lastId = 0;

  const become = (next: readonly Banner[]) => {
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
