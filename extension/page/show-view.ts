import { PAGE_TEXT, readFrom } from '../../shared/strings/extension';
import type { FieldRow, PageAction, PageView } from './view';

/** Writes the texts that never change. */
export function showFixedTexts(isFirefox: boolean): void {
  const privateText = isFirefox ? PAGE_TEXT.allowPrivateFirefox : PAGE_TEXT.allowPrivateChromium;
  write('missing-title', PAGE_TEXT.stillMissing);
  write('fields-title', PAGE_TEXT.whatGoes);
  write('ask', PAGE_TEXT.ask);
  write('sign-out', PAGE_TEXT.signOut);
  write('private-title', PAGE_TEXT.allowPrivate);
  write('private-text', privateText);
}

/** Nobody has read a button sooner that has just come into another's place: a double click's second. */
const UNREAD_MS = 300;
/** When buttons are heeded, by the page's own clock. */
let heedsFrom = 0;

/** Puts a view into the page. What stays the same is left alone: the focus, and what is read aloud. */
export function showView(view: PageView, onAction: (action: PageAction) => void): void {
  const { mood, title, lines, missing, proposal, buttons } = view;
  byID('main').dataset['mood'] = mood;
  write('title', title);
  fill('lines', lines, (line) => element('p', line));
  byID('missing').hidden = missing.length === 0;
  fill('missing-names', missing, (name) => element('li', name));
  byID('proposal').hidden = proposal === null;
  byID('notes').hidden = proposal === null;
  byID('page-says').hidden = (proposal?.pageSays ?? null) === null;
  write('page-says', proposal?.pageSays ?? '');
  fill('fields', proposal?.fields ?? [], fieldElement);
  write('hosts-title', readFrom(proposal?.hosts.length ?? 0));
  fill('hosts', proposal?.hosts ?? [], (host) => element('li', host));
  fill('buttons', buttons, ({ action, label, isPrimary }) => {
    const button = document.createElement('button');
    button.textContent = label;
    button.classList.toggle('primary', isPrimary);
    button.dataset['action'] = action;
    button.addEventListener('click', () => {
      if (performance.now() >= heedsFrom) onAction(action);
    });
    return button;
  });
  for (const list of document.querySelectorAll<HTMLElement>('.names')) stopAtIfScrolled(list);
}

/** A list that scrolls is one of Tab's stops, and no other list. */
function stopAtIfScrolled(list: HTMLElement): void {
  if (list.scrollHeight > list.clientHeight) list.tabIndex = 0;
  else list.removeAttribute('tabindex');
}

function fieldElement({ name, note }: FieldRow): HTMLElement {
  const row = element('li', name);
  if (note === null) return row;
  row.append(' ', element('span', note));
  return row;
}

function element(tag: 'p' | 'li' | 'span', text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function byID(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}.`);
  return found;
}

function write(id: string, text: string): void {
  const place = byID(id);
  if (place.textContent !== text) place.textContent = text;
}

const shown = new Map<string, string>();

function fill<T>(id: string, items: readonly T[], make: (item: T) => HTMLElement): void {
  const json = JSON.stringify(items);
  if (shown.get(id) === json) return;
  shown.set(id, json);
  const place = byID(id);
  const focused = document.activeElement;
  const { action = '' } = focused instanceof HTMLElement ? focused.dataset : {};
  const hadButtons = place.querySelector('button') !== null;
  place.replaceChildren(...items.map(make));
  if (hadButtons) heedsFrom = performance.now() + UNREAD_MS;
  if (action === '' || focused?.isConnected === true) return;
  // To the same button, or to none: what has come does something else.
  const same = place.querySelector<HTMLElement>(`[data-action="${action}"]`);
  (same ?? place).focus();
}
