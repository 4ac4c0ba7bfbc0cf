import type { FrameSays } from '../shared/frame.ts';
import { type ChatFrame, createFrame } from './frame.ts';
import { build, type Parts } from './parts.ts';
import type { Settings } from './settings.ts';
import { SMALL } from './style.ts';
import { type LauncherWords, wordsFor } from './words.ts';

/** What a site's page can learn. Nobody's words are in it. */
export type LauncherEvent =
  | { type: 'opened' | 'closed' }
  | { type: 'message'; by: 'bot' | 'agent'; unread: number }
  | { type: 'reference'; reference: string };

/** How the tab remembers that there is a chat: `open`, or closed with so many messages unread; nothing before there is one. */
export interface Memory {
  read(): string | null;
  write(state: string): void;
}

/** The button on a site's page, and the chat that it opens. The chat is loaded when it is first opened, not before. */
export class Launcher {
  readonly #settings: Settings;
  readonly #words: LauncherWords;
  readonly #name: string;
  readonly #memory: Memory;
  readonly #emit: (event: LauncherEvent) => void;
  readonly #parts: Parts;
  readonly #small = matchMedia(SMALL);
  #frame: ChatFrame | undefined;
  #context: unknown;
  #unread = 0;
  /** What stands before the title of the site's page. */
  #mark = '';
  #isOpen = false;
  /** What had the focus when the chat was opened. */
  #back: HTMLElement;

  constructor(settings: Settings, memory: Memory, emit: (event: LauncherEvent) => void) {
    this.#settings = settings;
    this.#memory = memory;
    this.#emit = emit;
    this.#words = wordsFor(settings.locale);
    this.#name = settings.label || this.#words.complaints;
    this.#parts = build(settings, this.#name, this.#words);
    this.#back = this.#parts.button;
    this.#listenToPage();
    const before = memory.read();
    this.#unread = Number(before) || 0;
    this.#show();
    if (before === 'open') this.#unfold();
    // Somebody may be answered while the chat is closed.
    else if (before) this.#load();
  }

  /** Opens the chat and puts the customer into it. */
  open(): void {
    this.#unfold();
    this.#frame?.element.focus();
    this.#frame?.opened();
  }

  /** Closes it; a customer who is in it gets back to where they came from. */
  close(): void {
    if (!this.#isOpen) return;
    const { dialog, shadow, button } = this.#parts;
    const inside = shadow.activeElement !== null;
    this.#isOpen = false;
    dialog.close();
    this.#show();
    this.#emit({ type: 'closed' });
    if (inside) (this.#back.isConnected ? this.#back : button).focus();
  }

  sendContext(context: unknown): void {
    this.#context = context;
    this.#frame?.context(context);
  }

  #unfold(): void {
    if (this.#isOpen) return;
    const { activeElement: before, body } = document;
    const { button, host } = this.#parts;
    this.#back = before instanceof HTMLElement && before !== body && before !== host ? before : button;
    this.#isOpen = true;
    this.#load();
    this.#lay();
    this.#look();
    this.#emit({ type: 'opened' });
  }

  #load(): void {
    if (this.#frame) return;
    const { dialog, shadow } = this.#parts;
    const frame = createFrame(this.#settings, this.#name, {
      says: (said) => this.#listen(said),
      begun: () => {
        if (shadow.activeElement === frame.element) frame.opened();
      },
      missing: () => this.#miss(),
    });
    this.#frame = frame;
    if (this.#context !== undefined) frame.context(this.#context);
    dialog.append(frame.element);
  }

  #listen(said: FrameSays): void {
    if (said.amends === 'close') this.close();
    if (said.amends === 'refused') this.#miss();
    if (said.amends === 'reference') this.#emit({ type: 'reference', reference: said.reference });
    if (said.amends !== 'message') return;
    this.#unread += 1;
    this.#look();
    this.#emit({ type: 'message', by: said.by, unread: this.#unread });
  }

  /** The chat cannot be had here; a complaint can still be made. */
  #miss(): void {
    const { cannot, shadow } = this.#parts;
    const inside = shadow.activeElement === this.#frame?.element;
    cannot.hidden = false;
    if (this.#frame) this.#frame.element.hidden = true;
    if (inside) cannot.querySelector('a')?.focus();
  }

  /** What is before the customer's eyes is read. */
  #look(): void {
    if (this.#isOpen && !document.hidden) this.#unread = 0;
    this.#show();
  }

  #show(): void {
    const { button, label, count, unread, heard } = this.#parts;
    const { close, message, messages } = this.#words;
    const waiting = this.#unread;
    if (this.#frame) this.#memory.write(this.#isOpen ? 'open' : `${waiting}`);
    button.setAttribute('aria-expanded', `${this.#isOpen}`);
    label.textContent = this.#isOpen ? close : this.#name;
    count.textContent = waiting ? `${waiting}` : '';
    const news = waiting ? `${waiting} ${waiting > 1 ? messages : message}` : '';
    heard.textContent = unread.textContent = news;
    if (this.#settings.title) this.#entitle(news);
  }

  /** The tab of who looks at another one says so. The site may change its title meanwhile. */
  #entitle(news: string): void {
    const { title } = document;
    const own = title.startsWith(this.#mark) ? title.slice(this.#mark.length) : title;
    this.#mark = news && document.hidden ? `${news} · ` : '';
    if (this.#mark + own !== title) document.title = this.#mark + own;
  }

  /** A small window is filled, and what is behind is out of reach; else the page stays usable beside the chat. */
  #lay(): void {
    const { dialog } = this.#parts;
    if (this.#small.matches) dialog.showModal();
    else dialog.setAttribute('open', '');
    this.#fit();
  }

  /** The keyboard of a phone lies over the window instead of making room. */
  #fit(): void {
    const { style } = this.#parts.dialog;
    const seen = window.visualViewport;
    const covered = this.#isOpen && this.#small.matches && seen?.scale === 1 ? seen : undefined;
    style.height = covered ? `${covered.height}px` : '';
    style.top = covered ? `${covered.offsetTop}px` : '';
  }

  #listenToPage(): void {
    const { host, button, shut, dialog, shadow } = this.#parts;
    button.addEventListener('click', () => (this.#isOpen ? this.close() : this.open()));
    shut.addEventListener('click', () => this.close());
    // By itself it closes at Escape, and at the back gesture of a phone.
    dialog.addEventListener('close', () => dialog.open || this.close());
    host.addEventListener('keydown', ({ key }) => key === 'Escape' && this.close());
    this.#small.addEventListener('change', () => {
      if (!this.#isOpen) return;
      const inside = shadow.activeElement === this.#frame?.element;
      dialog.close();
      this.#lay();
      if (inside) this.#frame?.element.focus();
    });
    document.addEventListener('visibilitychange', () => this.#look());
    window.visualViewport?.addEventListener('resize', () => this.#fit());
    window.visualViewport?.addEventListener('scroll', () => this.#fit());
  }
}
