import ArrowLeft from '@lucide/svelte/icons/arrow-left';
import Bell from '@lucide/svelte/icons/bell';
import BellOff from '@lucide/svelte/icons/bell-off';
import Check from '@lucide/svelte/icons/check';
import ChevronLeft from '@lucide/svelte/icons/chevron-left';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleMinus from '@lucide/svelte/icons/circle-minus';
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import CloudOff from '@lucide/svelte/icons/cloud-off';
import Copy from '@lucide/svelte/icons/copy';
import Ellipsis from '@lucide/svelte/icons/ellipsis';
import ExternalLink from '@lucide/svelte/icons/external-link';
import History from '@lucide/svelte/icons/history';
import Info from '@lucide/svelte/icons/info';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Lock from '@lucide/svelte/icons/lock';
import LockOpen from '@lucide/svelte/icons/lock-open';
import LogIn from '@lucide/svelte/icons/log-in';
import Minus from '@lucide/svelte/icons/minus';
import Moon from '@lucide/svelte/icons/moon';
import Pause from '@lucide/svelte/icons/pause';
import Plus from '@lucide/svelte/icons/plus';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import RotateCw from '@lucide/svelte/icons/rotate-cw';
import Search from '@lucide/svelte/icons/search';
import Settings from '@lucide/svelte/icons/settings';
import Smartphone from '@lucide/svelte/icons/smartphone';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import Unlink from '@lucide/svelte/icons/unlink';
import X from '@lucide/svelte/icons/x';
import type { Severity } from '../../shared/model/account-status';

/** What the window's icons mean; they can be told apart without colour. */
export type IconName =
  | Severity
  | 'sign-in'
  | 'in-network-app'
  | 'problem'
  | 'done'
  | 'back'
  | 'previous'
  | 'info'
  | 'check-now'
  | 'close'
  | 'add'
  | 'minus'
  | 'search'
  | 'copy'
  | 'lock'
  | 'open-lock'
  | 'external'
  | 'pause'
  | 'quiet'
  | 'told'
  | 'muted'
  | 'history'
  | 'more'
  | 'settings'
  | 'keyboard';

export const ICONS: Record<IconName, typeof Check> = {
  'action-required': TriangleAlert,
  'sign-in': LogIn,
  'in-network-app': Smartphone,
  problem: Unlink,
  disconnected: CloudOff,
  unknown: CircleQuestionMark,
  'in-progress': RefreshCw,
  connected: Check,
  done: CircleCheck,
  off: CircleMinus,
  back: ArrowLeft,
  previous: ChevronLeft,
  info: Info,
  'check-now': RotateCw,
  close: X,
  add: Plus,
  minus: Minus,
  search: Search,
  copy: Copy,
  lock: Lock,
  'open-lock': LockOpen,
  external: ExternalLink,
  pause: Pause,
  quiet: Moon,
  told: Bell,
  muted: BellOff,
  history: History,
  more: Ellipsis,
  settings: Settings,
  keyboard: Keyboard,
};

/** Lines of one to two pixels: crisp when small, and not heavy when large. */
export function strokeWidthAt(size: number): number {
  if (size <= 16) return 2.25;
  return size <= 24 ? 2 : 1.5;
}
