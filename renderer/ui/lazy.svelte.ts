import type { Component } from 'svelte';

/** A component whose code is in a file of its own, loaded when it is first shown. */
export interface Lazy<Props extends object> {
  /** Null until its code is there. */
  readonly component: Component<Props> | null;
  /** It could not be loaded. Chromium keeps that for as long as it shows the page. */
  readonly hasFailed: boolean;
  /** Loads it, once. Resolves in any case. */
  load(): Promise<void>;
}

/** What is waited for by who looks at the window; null when nothing is. */
let awaited: Promise<unknown> | null = null;

export function createLazy<Props extends object>(
  importIt: () => Promise<{ default: Component<Props> }>,
): Lazy<Props> {
  let component = $state.raw<Component<Props> | null>(null);
  let hasFailed = $state(false);
  let loading: Promise<void> | null = null;

  const run = async () => {
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
      return (loading ??= run());
    },
  };
}

/** Loads a component that is to be seen now, so that `lazyAwaited` waits for it. */
export function awaitLazy(lazy: Pick<Lazy<never>, 'component' | 'load'>): void {
  if (lazy.component !== null) return;
  const all = Promise.all([awaited, lazy.load()]).then(() => {
    if (awaited === all) awaited = null;
  });
  awaited = all;
}

/** Resolves when every lazy component that is to be seen is there; null when none is missing. */
export const lazyAwaited = (): Promise<unknown> | null => awaited;
