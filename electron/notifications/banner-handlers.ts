import type { HandlersOf } from '../ipc/handlers';
import type { Banners } from './banners';

export function createBannerHandlers(banners: Pick<Banners, 'dismiss'>): HandlersOf<'banners'> {
  return { 'banners.dismiss': ({ id }) => banners.dismiss(id) };
}
