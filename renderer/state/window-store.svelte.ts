import type { Door, Notice, Place } from '../../shared/ipc/contract';
import type { Snapshot } from '../../shared/snapshot';
import { keepUnchanged } from '../model/unchanged';
import { ask } from './ask';

export interface WindowStore {
  /** Null until the main process has said how things are. */
  readonly snapshot: Snapshot | null;
  readonly place: Place;
  readonly notices: readonly Notice[];
  readonly demo: boolean;
  /** Why the window could not be filled; null when it could. */
  readonly failure: string | null;
  /** Grows each time the main process puts the owner somewhere, as a click on a notification does. */
  readonly arrivals: number;
  /** Asks for everything there is to show; again after a failure. */
  fill(): Promise<void>;
  /** The owner goes somewhere; the main process is told. */
  goTo(place: Place): void;
  /** Stops listening. */
  stop(): void;
}

/** All the window knows: whole states as the main process pushes them, nothing of its own. */
export function createWindowStore(door: Door): WindowStore {
  let snapshot = $state.raw<Snapshot | null>(null);
  let place = $state.raw<Place>({ view: 'overview' });
  let notices = $state.raw<readonly Notice[] | null>(null);
  let demo = $state(false);
  let failure = $state<string | null>(null);
  let arrivals = $state(0);

  const arrive = (there: Place) => {
    place = there;
    arrivals += 1;
  };

  const ends = [
    door.onPush('snapshot', (pushed) => (snapshot = keepUnchanged(snapshot, pushed))),
    door.onPush('place', arrive),
    door.onPush('notices', (pushed) => (notices = pushed)),
  ];

  return {
    get snapshot() {
      return snapshot;
    },
    get place() {
      return place;
    },
    get notices() {
      return notices ?? [];
    },
    get demo() {
      return demo;
    },
    get failure() {
      return failure;
    },
    get arrivals() {
      return arrivals;
    },
    async fill() {
      failure = null;
      const answer = await ask(door, 'window.ready', null);
      if (!answer.ok) {
        failure = answer.error.message;
        return;
      }
      demo = answer.value.demo;
      // What was pushed while the answer was on its way is newer than the answer.
      snapshot ??= answer.value.snapshot;
      notices ??= answer.value.notices;
      if (arrivals === 0) arrive(answer.value.place);
    },
    goTo(there) {
      place = there;
      void ask(door, 'window.placeChanged', there);
    },
    stop: () => ends.forEach((end) => end()),
  };
}
