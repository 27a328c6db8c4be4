/**
 * Runs a function, or evaluates an expression, in a page of whatever browser, and waits for what it comes
 * to. A function stands by itself: nothing of the test's is there. What it keeps in `globalThis` stays
 * until the page is loaded anew.
 */
export type RunInPage = <R>(what: string | (() => R | Promise<R>)) => Promise<R>;
