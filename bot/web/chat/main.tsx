import { render } from 'preact';
import { frameShelf, tabShelf } from '../shared/shelf.ts';
import { Chat } from './chat.ts';
import { browserClock } from './clock.ts';
import { DirectLineClient } from './direct-line-client.ts';
import { throughEntrance, tryKeeping } from './entrance.ts';
import { enterFrame } from './frame.ts';
import { browserNetwork } from './network.ts';
import { browserStore } from './outbox-store.ts';
import { prepareFile } from './picture.ts';
import { report } from './report.ts';
import { browserTabs } from './tabs.ts';
import { ChatPage } from './view/chat-page.tsx';

const host = await enterFrame();
const keeps = tryKeeping(host !== undefined);
const locale = localeFrom(host?.locale, navigator.languages);
const network = throughEntrance(browserNetwork, keeps, host);
const parts = { network, clock: browserClock, random: Math.random, locale };

const chat = new Chat({
  clock: browserClock,
  locale,
  random: Math.random,
  ...(host && { context: () => host.context() }),
  store: browserStore(browserClock.now),
  tabs: browserTabs,
  prepare: prepareFile,
  // Unlike randomUUID() this also works where the page is served without TLS.
  id: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-'),
  connect: (listener) => new DirectLineClient(parts, listener),
});

const root = document.getElementById('chat');
if (root) render(<ChatPage chat={chat} lasts={keeps.cookies || keeps.shelf !== undefined} />, root);

if (host) report(chat, host, (keeps.cookies ? frameShelf : tabShelf)('amends_told'));
chat.open();
addEventListener('online', () => chat.hurry());
addEventListener('beforeunload', (event) => {
  if (chat.state.outbox.some(({ unkept }) => unkept)) event.preventDefault();
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') chat.hurry();
});
followKeyboard();

/** The site's language, in the form of it that the customer's browser prefers: a site in English is read in many. */
function localeFrom(site: string | undefined, preferred: readonly string[]): string {
  if (!site) return navigator.language;
  return preferred.find((one) => one.toLowerCase().startsWith(`${site.toLowerCase()}-`)) ?? site;
}

/** Some phones lay the keyboard over the page instead of making room: the page then ends where the keyboard begins. */
function followKeyboard(): void {
  const seen = window.visualViewport;
  seen?.addEventListener('resize', () => {
    // While the customer has zoomed in, less of the page is seen, but none of it is covered.
    if (seen.scale === 1) root?.style.setProperty('--seen', `${seen.height}px`);
  });
}
