import type { RendererApi } from '../../../shared/ipc/contract';

/**
 * Opens the site of the cookies step in the default browser.
 * @param request the API's, or a login action's
 */
export function openInDefaultBrowser(request: RendererApi['request']) {
  return request('login.browse', { action: 'open-outside' });
}
