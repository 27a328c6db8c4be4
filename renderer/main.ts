import { mount } from 'svelte';
import App from './app.svelte';
import { loadViews } from './views';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/texts.css';
import './styles/boxes.css';

mount(App, { target: document.body, props: { api: window.bridgekeeper } });
requestIdleCallback(() => void loadViews());
