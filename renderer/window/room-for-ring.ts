/** In pixels: a ring of the focus, also one around the box of a radio button. */
const ROOM = 24;

/**
 * Scrolls what holds an element that has the focus until the ring around it has room, too: Chromium
 * leaves alone what is wholly visible, whatever its `scroll-margin`.
 */
export function makeRoomForRing(focused: Element): void {
  for (let box = focused.parentElement; box !== null; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if (overflowY !== 'auto' || box.scrollHeight <= box.clientHeight) continue;
    const { top, bottom } = focused.getBoundingClientRect();
    const around = box.getBoundingClientRect();
    if (bottom + ROOM > around.bottom) box.scrollTop += bottom + ROOM - around.bottom;
    else if (top - ROOM < around.top) box.scrollTop -= around.top - (top - ROOM);
    return;
  }
}
