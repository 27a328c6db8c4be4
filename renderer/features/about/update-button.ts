import type { RequestName } from '../../../shared/ipc/requests';
import type { UpdatesState } from '../../../shared/model/updates';
import { UPDATES_TEXT } from '../../../shared/strings/updates';

interface UpdateButton {
  label: string;
  request: Extract<RequestName, `updates.${string}`>;
  /** What it asks for is under way: it stays where it is, with the focus that is on it. */
  isBusy: boolean;
}

/** The one thing to do about a newer version; null when there is none. */
export function updateButton({ way, stage }: UpdatesState): UpdateButton | null {
  if (way === 'off') return null;
  const look = { label: UPDATES_TEXT.look, request: 'updates.check' } as const;
  const download = { label: UPDATES_TEXT.download, request: 'updates.download' } as const;
  switch (stage.kind) {
    case 'idle':
    case 'none':
      return { ...look, isBusy: false };
    case 'checking':
      return { ...look, isBusy: true };
    case 'available':
      return way === 'installs' ? { ...download, isBusy: false } : null;
    case 'downloading':
      return { ...download, isBusy: true };
    case 'ready':
      return { label: UPDATES_TEXT.install, request: 'updates.install', isBusy: false };
    case 'failed': {
      const again = stage.version !== null && way === 'installs' ? download : look;
      return { label: UPDATES_TEXT.tryAgain, request: again.request, isBusy: false };
    }
  }
}
