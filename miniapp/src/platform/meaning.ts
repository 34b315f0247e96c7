import { IS_WEAPP } from './target.ts';

/** What a screen reader is told about an element; one description for WXML (aria-role) and the web (role). */
export type Meaning = {
  role?:
    | 'alert'
    | 'button'
    | 'checkbox'
    | 'dialog'
    | 'heading'
    | 'img'
    | 'list'
    | 'listitem'
    | 'navigation'
    | 'progressbar'
    | 'radio'
    | 'radiogroup'
    | 'slider'
    | 'status'
    | 'switch'
    | 'tab';
  label?: string | undefined;
  checked?: boolean;
  disabled?: boolean | undefined;
  current?: boolean;
  hidden?: boolean;
  modal?: boolean;
  live?: 'polite';
  level?: 1 | 2 | 3;
  value?: { now: number; min: number; max: number; text?: string };
};

const FOCUSABLE = ['button', 'checkbox', 'radio', 'slider', 'switch', 'tab'];

export function meaning(described: Meaning): Record<string, string | number> {
  const { role, value, ...states } = described;
  const attributes: Record<string, string | number> = {};
  if (role) attributes[IS_WEAPP ? 'aria-role' : 'role'] = role;
  for (const [name, state] of Object.entries(states)) {
    // A false that is left out means "not applicable"; radios and switches must say that they are off.
    if (state !== undefined) attributes[`aria-${name}`] = String(state);
  }
  if (value) {
    attributes['aria-valuenow'] = String(value.now);
    attributes['aria-valuemin'] = String(value.min);
    attributes['aria-valuemax'] = String(value.max);
    if (value.text) attributes['aria-valuetext'] = value.text;
  }
  if (!IS_WEAPP && role && FOCUSABLE.includes(role)) attributes['tabindex'] = described.disabled ? '-1' : '0';
  return attributes;
}
