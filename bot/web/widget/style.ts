import { BLACK, inkOn, readColour } from '../shared/colour.ts';
import type { Settings } from './settings.ts';

const OURS = 'background:#0e5457;color:#fff';

/** A window this small is filled by the chat. */
export const SMALL = '(max-width:480px),(max-height:480px)';
/** On a page this narrow the button is a strip of its own at the end of the page and of the window, over nothing. */
const NARROW = '(max-width:480px)';
const STRIP = 'calc(48px + env(safe-area-inset-bottom))';

/** The launcher's own sheet. Sizes are in px: a site may have made its rem anything. */
export function sheetFor({ colour, side }: Settings): string {
  const given = readColour(colour);
  const at = side === 'left' ? 'inset-inline-start' : 'inset-inline-end';
  const colours = given ? `background:${colour};color:${inkOn(given) === BLACK ? '#000' : '#fff'}` : OURS;
  return `
:host{all:initial!important;display:block!important;--b:var(--amends-bottom,0px)}
section{font:600 16px/1.25 system-ui,sans-serif}
button,a{font:inherit;cursor:pointer}
dialog{inset:auto;margin:0 0 60px}
.open,dialog{position:fixed;z-index:2147483000;${at}:20px;bottom:calc(20px + var(--b));box-sizing:border-box;box-shadow:0 0 0 1px #fff9,0 4px 14px #0004}
.open{display:flex;align-items:center;justify-content:center;gap:8px;min-height:48px;padding:8px 18px;border:1px solid transparent;border-radius:24px;${colours}}
.open:hover{text-decoration:underline}
[aria-expanded=true] svg{display:none}
:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #0b4fb3!important}
.count{padding:2px 8px;border-radius:12px;background:#fff;color:#9d2419}
.count:empty{display:none}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
dialog{display:flex;flex-direction:column;width:min(416px,100vw - 40px);height:min(680px,100vh - 100px - var(--b));max-width:none;max-height:none;padding:0;overflow:hidden;border:0;border-radius:14px;background:Canvas;color:CanvasText}
dialog:not([open]){visibility:hidden;pointer-events:none}
iframe{flex:1;width:100%;border:0}
.bar{display:none;justify-content:flex-end;${colours}}
.bar button{min-height:44px;padding:0 16px;border:0;background:none;color:inherit}
.cannot{margin:auto;padding:24px;font-weight:400;text-align:center}
[hidden]{display:none!important}
@media (prefers-reduced-motion:no-preference){dialog[open]{animation:come .15s}@keyframes come{from{opacity:0}}}
@media ${SMALL}{dialog{inset:0;width:100%;height:100%;margin:0;border-radius:0}.bar{display:flex}}
@media ${NARROW}{:host(:not([bare])){height:${STRIP}!important}.open{inset-inline:0;bottom:var(--b);padding-bottom:calc(8px + env(safe-area-inset-bottom));border-radius:0}.open:focus-visible{outline-offset:-5px;box-shadow:none!important}}
@media (forced-colors:active){.open,.count,dialog{border:1px solid ButtonBorder}}
@media print{:host{display:none!important}}`;
}

/** What gets the focus, or is jumped to, stays clear of the strip. Any rule of the site's own goes before this one. */
export const PAGE_SHEET = `@media ${NARROW}{:where(html){scroll-padding-bottom:${STRIP}}}`;
