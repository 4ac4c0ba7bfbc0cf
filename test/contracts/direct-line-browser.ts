import { AsyncAction } from 'rxjs/scheduler/AsyncAction.js';
import { AsyncScheduler } from 'rxjs/scheduler/AsyncScheduler.js';
import { WebSocket } from 'ws';

// What the standard client expects of a browser, in a few lines: it brings its own ajax over XMLHttpRequest.

/** As much of XMLHttpRequest as that ajax uses, over fetch. */
class FetchedRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  onreadystatechange: ((this: FetchedRequest, event: object) => void) | undefined;
  #method = '';
  #url = '';
  #headers = new Headers();
  #answered = new Headers();

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.#answered.get(name);
  }

  send(body: string | FormData | null = null): void {
    const done = () => {
      this.readyState = 4;
      this.onreadystatechange?.call(this, {});
    };
    // Without an answer the status stays 0, as in a browser.
    void this.#fetch(body)
      .catch(() => undefined)
      .finally(done);
  }

  abort(): void {}

  async #fetch(body: string | FormData | null): Promise<void> {
    const answer = await fetch(this.#url, { method: this.#method, headers: this.#headers, body });
    this.response = this.responseType === 'arraybuffer' ? await answer.arrayBuffer() : await answer.json();
    this.status = answer.status;
    this.#answered = answer.headers;
  }
}

const SPEED = 1_000;

/** Time runs a thousand times faster: the client waits 3 s to come back and 15 min to refresh its token. */
class HastyAction<T> extends AsyncAction<T> {
  protected override requestAsyncId(scheduler: AsyncScheduler, id?: number, delay = 0): number {
    return super.requestAsyncId(scheduler, id, delay / SPEED);
  }
}

export const hasty = new AsyncScheduler(HastyAction, () => Date.now() * SPEED);

/** Gives the client its browser; the answer takes it away again. */
export function pretendBrowser(): () => void {
  const before = { XMLHttpRequest: globalThis.XMLHttpRequest, WebSocket: globalThis.WebSocket };
  Object.assign(globalThis, { XMLHttpRequest: FetchedRequest, WebSocket });
  return () => void Object.assign(globalThis, before);
}
