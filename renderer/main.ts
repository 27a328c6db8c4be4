import { mount } from 'svelte';
import { createLocalTime } from '../shared/util/local-time';
import App from './app.svelte';
import { loadViews } from './views';
import { createAppContext } from './window/app-context';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/texts.css';
import './styles/boxes.css';

/** Longer than the main process takes to answer, unless it is still starting. */
const ANSWER_MS = 50;
/** Longer than the window takes to be painted. */
const PAINTED_MS = 500;

const localTime = createLocalTime('system');
const context = createAppContext({ preload: window.bridgekeeper, localTime });
// The overview, which is what is mostly opened, shows the last day too.
const isLoaded = Promise.all([context.store.load(), context.lastDay.run()]);
// Takes some milliseconds the first time; until the answer is there, there is nothing else to do.
localTime.ofDay('00:00');
// With an answer there is no other picture before what it tells.
void Promise.race([isLoaded, elapsed(ANSWER_MS)]).then(() => {
  mount(App, { target: document.body, props: { context } });
});
// Not while the first picture is painted.
void elapsed(PAINTED_MS).then(() => requestIdleCallback(() => void loadViews()));

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
