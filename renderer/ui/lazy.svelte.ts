import type { Component } from 'svelte';

/** A component whose code is in a file of its own, loaded when it is first shown. */
export interface Lazy<Props extends object> {
  /** Null until its code is there. */
  readonly component: Component<Props> | null;
  /** The last attempt to load it failed. */
  readonly hasFailed: boolean;
  /** Loads it, once; after a failure once more. Resolves in any case. */
  load(): Promise<void>;
}

/** All that is on its way; null when nothing is. */
let onTheirWay: Promise<unknown> | null = null;

function goesAlong(loading: Promise<void>): void {
  const all = Promise.all([onTheirWay, loading]).then(() => {
    if (onTheirWay === all) onTheirWay = null;
  });
  onTheirWay = all;
}

export function createLazy<Props extends object>(
  importIt: () => Promise<{ default: Component<Props> }>,
): Lazy<Props> {
  let component = $state.raw<Component<Props> | null>(null);
  let hasFailed = $state(false);
  let loading: Promise<void> | null = null;

  const run = async () => {
    hasFailed = false;
    try {
      component = (await importIt()).default;
    } catch {
      hasFailed = true;
    }
  };

  return {
    get component() {
      return component;
    },
    get hasFailed() {
      return hasFailed;
    },
    load() {
      if (component !== null) return Promise.resolve();
      if (loading === null) {
        loading = run().finally(() => (loading = null));
        goesAlong(loading);
      }
      return loading;
    },
  };
}

/** Resolves when every lazy component that is on its way is there; null when none is. */
export const lazyOnTheirWay = (): Promise<unknown> | null => onTheirWay;
