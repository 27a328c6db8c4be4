import type { Banner } from '../../shared/model/banner';
import { createEmitter } from '../../shared/util/emitter';

export interface Banners {
  all(): readonly Banner[];
  /** Adds a sentence for the user, unless it is there already. */
  add(text: string): void;
  dismiss(id: string): void;
  /** Returns the way to stop listening. */
  onChange(listener: (banners: readonly Banner[]) => void): () => void;
}

/** What the user should know besides the accounts, until it is dismissed. */
export function createBanners(): Banners {
  const changes = createEmitter<[readonly Banner[]]>();
  let banners: readonly Banner[] = [];
  let lastID = 0;

  const setBanners = (next: readonly Banner[]) => {
    banners = next;
    changes.emit(banners);
  };

  return {
    all: () => banners,
    add(text) {
      if (banners.some((banner) => banner.text === text)) return;
      lastID += 1;
      setBanners([...banners, { id: String(lastID), text }]);
    },
    dismiss: (id) => setBanners(banners.filter((banner) => banner.id !== id)),
    onChange: changes.on,
  };
}
