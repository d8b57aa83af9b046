/**
 * A touch or click on a button does what it says and leaves the focus alone: Enter goes on meaning
 * what the screen says, not "the same button again". Sheets, where Enter is the chosen entry, mark
 * their buttons as taking focus. Tab reaches all of them.
 */
export function keepFocus(page: Document): void {
  page.addEventListener(
    'mousedown',
    (event) => {
      const pressed = event.target instanceof Element ? event.target.closest('button') : null;
      if (pressed && !pressed.closest('[data-takes-focus], [role=dialog]')) event.preventDefault();
    },
    true,
  );
}
