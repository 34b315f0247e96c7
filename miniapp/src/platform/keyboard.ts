const TAPPABLE = '[role="button"], [role="radio"], [role="checkbox"], [role="switch"], [role="tab"]';

/** Enter and the space bar do what a tap does, wherever the focus stands. The web build alone has a keyboard. */
export function tapWithKeyboard(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!(event.target instanceof HTMLElement) || !event.target.matches(TAPPABLE)) return;
    event.preventDefault();
    event.target.click();
  });
}
