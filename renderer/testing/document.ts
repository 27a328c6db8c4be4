import { configure } from '@testing-library/svelte';
import { avatarsLoaded } from '../ui/avatars.svelte';
import { loadViews } from '../views';

// happy-dom has no layout, and so no `scrollIntoView`.
Element.prototype.scrollIntoView = () => undefined;

// Nothing is asserted of time: on a starved machine what is waited for may come seconds late.
configure({ asyncUtilTimeout: 10_000 });

// As a moment after the window's first picture.
await Promise.all([avatarsLoaded, loadViews()]);
