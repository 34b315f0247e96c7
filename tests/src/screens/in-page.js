/**
 * Runs inside the page, where there is a DOM and no TypeScript: what is wrong with it as a person would meet it.
 * Everything is measured as it was drawn.
 */
globalThis.auditPage = ({ leastTap, leastText, leastContrast }) => {
  const faults = [];
  const note = (kind, element, detail) => {
    const text = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 30);
    faults.push({ kind, what: `${detail} — ${element.className || element.tagName}: ${text}` });
  };
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  // A sheet covers the page behind it: only what is in front is looked at.
  const scope = document.querySelector('[role="dialog"]') ?? document.body;
  const all = [...scope.querySelectorAll('*')].filter(isSeen);

  const colour = (text) => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a], [br, bg, bb]) => [r * a + br * (1 - a), g * a + bg * (1 - a), b * a + bb * (1 - a), 1];
  const groundOf = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = colour(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const luminance = ([r, g, b]) => {
    const [lr = 0, lg = 0, lb = 0] = [r, g, b].map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * lr + 0.7152 * lg + 0.0722 * lb;
  };
  const contrast = (one, other) => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  const TAPPABLE = ['button', 'radio', 'checkbox', 'switch', 'tab', 'slider'];
  for (const element of all) {
    const role = element.getAttribute('role') ?? '';
    const { width, height } = element.getBoundingClientRect();
    if (TAPPABLE.includes(role) || element.tagName === 'INPUT') {
      if (width < leastTap - 0.5 || height < leastTap - 0.5)
        note('tap', element, `${Math.round(width)}×${Math.round(height)}`);
      const named = element.getAttribute('aria-label') ?? element.textContent ?? '';
      const labelled = element.closest('[aria-label]');
      if (named.trim() === '' && !labelled) note('name', element, 'nothing to read out');
    }
    if (role === 'img' && !element.getAttribute('aria-label')) note('name', element, 'picture without words');

    const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!ownText) continue;
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    if (size < leastText) note('text', element, `${size}px`);
    const ground = groundOf(element);
    const ratio = contrast(over(colour(style.color), ground), ground);
    if (ratio < leastContrast) note('contrast', element, ratio.toFixed(2));
    const hides = ['hidden', 'clip'].includes(style.overflowX) || style.textOverflow === 'ellipsis';
    if (hides && element.scrollWidth > element.clientWidth + 1) note('clipped', element, 'text is cut off');
  }

  const wide = document.documentElement.clientWidth;
  for (const element of all) {
    // A table is pushed sideways in a region of its own, by finger or key; the region itself must fit.
    if (element.parentElement?.closest('[role="region"][tabindex="0"]')) continue;
    const { right, left } = element.getBoundingClientRect();
    if (right > wide + 1 || left < -1) note('overflow', element, `${Math.round(left)}…${Math.round(right)} of ${wide}`);
  }

  return faults;
};

/** The same page with another reading size, as the person's own setting would give it. */
globalThis.wearTextScale = (scale) => {
  for (const frame of document.querySelectorAll('.page')) {
    frame.classList.remove('text-large', 'text-xlarge');
    if (scale !== 'normal') frame.classList.add(`text-${scale}`);
  }
};

/** Colours change over a moment; what is measured is where they end. */
globalThis.atRest = () => Promise.all(document.getAnimations().map((animation) => animation.finished)).then(() => true);
