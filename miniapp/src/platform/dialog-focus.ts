import { useEffect } from 'react';
import { IS_WEAPP } from './target.ts';

const FOCUSABLE = '[tabindex="0"], input, textarea, button, a[href]';

/**
 * Keeps the keyboard inside an open sheet, closes it on Escape and gives the focus back afterwards.
 * WeChat's own screen reader needs none of it: a modal role is enough there.
 */
export function useDialogFocus(id: string, close: (() => void) | undefined): void {
  useEffect(() => {
    if (IS_WEAPP) return;
    const before = document.activeElement;
    const sheet = document.getElementById(id);
    sheet?.setAttribute('tabindex', '-1');
    sheet?.focus({ preventScroll: true });

    function onKey(event: KeyboardEvent) {
      if (event.key === 'Escape') close?.();
      if (event.key === 'Tab' && sheet) keepInside(sheet, event);
    }
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [id, close]);
}

function keepInside(sheet: HTMLElement, event: KeyboardEvent): void {
  const stops = [...sheet.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [first] = stops;
  const last = stops[stops.length - 1];
  if (!first || !last) return;
  const leaving = event.shiftKey ? document.activeElement === first : document.activeElement === last;
  if (!leaving && sheet.contains(document.activeElement)) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
