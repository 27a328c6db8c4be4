import type { LoginActions } from './actions.svelte';

/**
 * Opens the site of the cookies step in the default browser.
 * @param request the API's, or a login action's
 */
export function openInDefaultBrowser(request: LoginActions['send']) {
  return request('login.browse', { action: 'open-outside' });
}
