import { render } from 'preact';
import { Chat } from './chat.ts';
import { browserClock } from './clock.ts';
import { DirectLineClient } from './direct-line-client.ts';
import { browserNetwork } from './network.ts';
import { browserStore } from './outbox-store.ts';
import { prepareFile } from './picture.ts';
import { browserTabs } from './tabs.ts';
import { ChatPage } from './view/chat-page.tsx';

const locale = navigator.language;
const parts = { network: browserNetwork, clock: browserClock, random: Math.random, locale };

const chat = new Chat({
  clock: browserClock,
  locale,
  random: Math.random,
  store: browserStore(browserClock.now),
  tabs: browserTabs,
  prepare: prepareFile,
  // Unlike randomUUID() this also works where the page is served without TLS.
  id: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-'),
  connect: (listener) => new DirectLineClient(parts, listener),
});

const root = document.getElementById('chat');
if (root) render(<ChatPage chat={chat} />, root);

chat.open();
addEventListener('online', () => chat.hurry());
addEventListener('beforeunload', (event) => {
  if (chat.state.outbox.some(({ unkept }) => unkept)) event.preventDefault();
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') chat.hurry();
});
followKeyboard();

/** Some phones lay the keyboard over the page instead of making room: the page then ends where the keyboard begins. */
function followKeyboard(): void {
  const seen = window.visualViewport;
  seen?.addEventListener('resize', () => {
    // While the customer has zoomed in, less of the page is seen, but none of it is covered.
    if (seen.scale === 1) root?.style.setProperty('--seen', `${seen.height}px`);
  });
}
