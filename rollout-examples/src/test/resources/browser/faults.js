// What is wrong with the page as it is laid out now; one sentence for each fault.
(function (onPaper) {
  'use strict';
  const TOLERANCE = 1;
  const LEAST_TEXT = 9;
  const faults = [];
  const root = document.documentElement;
  const say = (kind, what) => faults.push(kind + ': ' + what);
  const excerpt = text => JSON.stringify(text.trim().replace(/\s+/g, ' ').slice(0, 60));

  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll('*')]
      .filter(e => e.getBoundingClientRect().right > root.clientWidth + TOLERANCE)
      .slice(0, 3).map(e => e.tagName + '.' + e.getAttribute('class') + ' ' + excerpt(e.textContent));
    say('scrolls', root.scrollWidth + ' px in ' + root.clientWidth + ' px: ' + wide.join('; '));
  }

  const hides = style => ['hidden', 'clip'].includes(style) || (onPaper && ['auto', 'scroll'].includes(style));
  const once = compute => {
    const known = new Map();
    return key => {
      if (!known.has(key)) known.set(key, compute(key));
      return known.get(key);
    };
  };
  const isTiny = e => {
    const style = getComputedStyle(e);
    return style.position === 'absolute' && style.overflow === 'hidden' && e.offsetWidth <= 2 && e.offsetHeight <= 2;
  };
  // What is closed, and what only a screen reader reads.
  const isForReadersOnly = once(e => {
    const closed = !onPaper && e.closest('details:not([open]) > :not(summary)');
    return Boolean(closed) || (e !== root && (isTiny(e) || isForReadersOnly(e.parentElement)));
  });

  for (const e of document.body.querySelectorAll('*')) {
    if (e instanceof SVGElement || isForReadersOnly(e) || !e.textContent.trim()) continue;
    const style = getComputedStyle(e);
    if (hides(style.overflowX) && e.scrollWidth > e.clientWidth + TOLERANCE) {
      say('clipped', excerpt(e.textContent) + ' is ' + e.scrollWidth + ' px wide in ' + e.clientWidth);
    } else if (hides(style.overflowY) && e.scrollHeight > e.clientHeight + TOLERANCE) {
      say('clipped', excerpt(e.textContent) + ' is ' + e.scrollHeight + ' px high in ' + e.clientHeight);
    }
  }

  // What scrolls has to be reached by the keyboard, and to say what it is.
  for (const e of onPaper ? [] : document.body.querySelectorAll('*')) {
    const scrolls = !(e instanceof SVGElement) && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX)
      && e.scrollWidth > e.clientWidth + TOLERANCE;
    const name = e.getAttribute('aria-label') || e.getAttribute('aria-labelledby');
    if (scrolls && !(e.tabIndex === 0 && e.getAttribute('role') === 'region' && name)) {
      say('unreached', excerpt(e.textContent) + ' scrolls, but is no named region that can have the focus');
    }
  }

  // Where each text stands, cut to what its scrolling parents show.
  const texts = [];
  const scrolling = once(element => {
    if (!element || element === root) return [];
    const isOne = !(element instanceof SVGElement) && getComputedStyle(element).overflowX !== 'visible';
    return isOne ? [element, ...scrolling(element.parentElement)] : scrolling(element.parentElement);
  });
  const shown = (rect, element) => {
    let box = {left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom};
    for (const at of scrolling(element)) {
        const by = at.getBoundingClientRect();
        box = {left: Math.max(box.left, by.left), top: Math.max(box.top, by.top),
               right: Math.min(box.right, by.right), bottom: Math.min(box.bottom, by.bottom)};
    }
    return box;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || ['SCRIPT', 'STYLE', 'TITLE'].includes(parent.tagName.toUpperCase())
        || parent instanceof SVGElement || isForReadersOnly(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const slack = 0.2 * rect.height;
      const box = shown(rect, parent);
      texts.push({text: node.data, node, parent, left: box.left, right: box.right, top: box.top + slack, bottom: box.bottom - slack});
    }
  }
  for (const text of document.querySelectorAll('svg text')) {
    const rect = text.getBoundingClientRect();
    if (!text.textContent.trim() || rect.width === 0) continue;
    const box = shown(rect, text.ownerSVGElement.parentElement);
    const slack = 0.12 * rect.height;
    texts.push({text: text.textContent, node: text, parent: text,
                left: box.left, right: box.right, top: box.top + slack, bottom: box.bottom - slack});
    const svg = text.ownerSVGElement.getBoundingClientRect();
    if (rect.left < svg.left - TOLERANCE || rect.right > svg.right + TOLERANCE
        || rect.top < svg.top - TOLERANCE || rect.bottom > svg.bottom + TOLERANCE) {
      say('clipped', excerpt(text.textContent) + ' leaves its picture');
    }
    const matrix = text.getScreenCTM();
    const size = parseFloat(getComputedStyle(text).fontSize) * Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
    if (size < LEAST_TEXT - 0.05) say('small', excerpt(text.textContent) + ' is ' + size.toFixed(1) + ' px high');
  }
  const visible = texts.filter(t => t.right - t.left > TOLERANCE && t.bottom > t.top).sort((a, b) => a.top - b.top);
  for (let i = 0; i < visible.length; i++) {
    for (let j = i + 1; j < visible.length && visible[j].top < visible[i].bottom - TOLERANCE; j++) {
      const a = visible[i], b = visible[j];
      if (a.node !== b.node && Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE
          && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOLERANCE) {
        say('overlap', excerpt(a.text) + ' and ' + excerpt(b.text));
      }
    }
  }

  // Contrast of the computed colours.
  const context = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const colour = once(css => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return {r, g, b, a: a / 255};
  });
  const over = (top, below) => ({
    r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a),
    b: top.b * top.a + below.b * (1 - top.a), a: 1});
  const faded = (c, opacity) => ({...c, a: c.a * opacity});
  const opacity = once(element => parseFloat(getComputedStyle(element).opacity)
    * (element.parentElement ? opacity(element.parentElement) : 1));
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches && getComputedStyle(root).colorScheme.includes('dark');
  const canvas = onPaper || !isDark ? {r: 255, g: 255, b: 255, a: 1} : {r: 18, g: 18, b: 18, a: 1};
  const behind = once(element => element
    ? over(colour(getComputedStyle(element).backgroundColor), behind(element.parentElement)) : canvas);
  const shapesBehind = text => {
    const svg = text.ownerSVGElement;
    const box = text.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].map(x => [box.left + x * box.width, box.top + 0.5 * box.height]);
    let below = behind(svg);
    for (const shape of svg.querySelectorAll('rect,path,circle,polygon,ellipse')) {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) || shape.closest('defs,clipPath')) continue;
      const style = getComputedStyle(shape);
      if (style.fill === 'none' || style.fill.startsWith('url')) continue;
      const to = shape.getScreenCTM().inverse();
      if (points.some(([x, y]) => shape.isPointInFill(new DOMPoint(x, y).matrixTransform(to)))) {
        below = over(faded(colour(style.fill), parseFloat(style.fillOpacity) * opacity(shape)), below);
      }
    }
    return below;
  };
  const channel = v => v / 255 <= 0.04045 ? v / 255 / 12.92 : Math.pow((v / 255 + 0.055) / 1.055, 2.4);
  const luminance = c => 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const pale = new Set();
  for (const text of texts) {
    const isDrawn = text.parent instanceof SVGElement;
    const style = getComputedStyle(text.parent);
    const below = isDrawn ? shapesBehind(text.parent) : behind(text.parent);
    const alpha = opacity(text.parent) * (isDrawn ? parseFloat(style.fillOpacity) : 1);
    const ratio = contrast(over(faded(colour(isDrawn ? style.fill : style.color), alpha), below), below);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700);
    if (ratio < (isLarge ? 3 : 4.5) - 0.05) pale.add(excerpt(text.text) + ' has a contrast of ' + ratio.toFixed(2));
  }
  pale.forEach(what => say('pale', what));
  return faults;
})
