import type { Settings } from '../../shared/model/settings';
import { createTray, type AppTray } from './tray.electron';
import type { TrayAction, TrayModel } from './tray-model';

interface Options {
  /** The full path of a file below `resources/`. */
  resource: (file: string) => string;
  /** Receives what the user chose in the menu, or by a click on the icon. */
  onAction: (action: TrayAction) => void;
}

/** Lets the tray, which asks for its model, be shown what is pushed; there from the first model on. */
export function createPushedTray({ resource, onAction }: Options) {
  let tray: AppTray | null = null;

  const create = (shown: { model: TrayModel; style: Settings['trayStyle'] }) => ({
    shown,
    tray: createTray({
      resource,
      act: onAction,
      model: () => shown.model,
      style: () => shown.style,
    }),
  });
  let created: ReturnType<typeof create> | null = null;

  return {
    update(model: TrayModel, style: Settings['trayStyle']) {
      if (created === null) {
        created = create({ model, style });
        tray = created.tray;
        return;
      }
      Object.assign(created.shown, { model, style });
      tray?.refresh();
    },
    recreate: () => tray?.recreate(),
    stop: () => tray?.destroy(),
  };
}
