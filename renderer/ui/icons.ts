import {
  ArrowLeft,
  Bell,
  BellOff,
  Check,
  ChevronLeft,
  CircleCheck,
  CircleMinus,
  CircleQuestionMark,
  CloudOff,
  Copy,
  Ellipsis,
  ExternalLink,
  History,
  Info,
  Keyboard,
  Lock,
  LockOpen,
  LogIn,
  Minus,
  Moon,
  Pause,
  Plus,
  RefreshCw,
  RotateCw,
  Search,
  Settings,
  Smartphone,
  TriangleAlert,
  Unlink,
  X,
} from 'lucide';
import type { Severity } from '../../shared/model/account-status';
import { pathOf, type Shapes } from './icon-path';

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

const SHAPES: Record<IconName, Shapes> = {
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

/** Each as one SVG path in a box of 24 by 24, to be drawn as lines. */
export const ICONS = Object.fromEntries(
  Object.entries(SHAPES).map(([name, shapes]) => [name, pathOf(shapes)]),
) as Record<IconName, string>;

/** Lines of one to two pixels: crisp when small, and not heavy when large. */
export function strokeWidthAt(size: number): number {
  if (size <= 16) return 2.25;
  return size <= 24 ? 2 : 1.5;
}
