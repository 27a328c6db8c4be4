import type { RendererApi } from '../../shared/ipc/renderer-api';
import type { DialogName } from '../../shared/model/dialog';

export interface Dialogs {
  /** The one that is open. */
  readonly open: DialogName | null;
  show(name: DialogName): void;
  close(): void;
}

/** What the keyboard or the application menu opens over the window: one at a time. */
export function createDialogs(api: RendererApi): Dialogs {
  let open = $state<DialogName | null>(null);

  const show = (name: DialogName) => {
    // Over a question that waits for its answer nothing else opens.
    const isAsking = open === null && document.querySelector('dialog[open]') !== null;
    if (!isAsking) open = name;
  };

  api.onPush('dialog', show);

  return {
    get open() {
      return open;
    },
    show,
    close: () => (open = null),
  };
}
