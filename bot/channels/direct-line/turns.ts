/** Runs what follows an acknowledged request: one after another within a conversation, never inside the request. */
export interface Turns {
  /** Plans the work and returns at once. Work that throws is reported, and the next one runs. */
  plan(conversationId: string, work: () => Promise<void>): void;
  /** Resolves when nothing that was planned is still under way. */
  settled(): Promise<void>;
}

export function createTurns(onError: (error: unknown) => void): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    plan(conversationId, work) {
      const before = last.get(conversationId) ?? new Promise<void>((resolve) => void setImmediate(resolve));
      const turn = before.then(work).catch(onError);
      last.set(conversationId, turn);
      void turn.finally(() => {
        if (last.get(conversationId) === turn) last.delete(conversationId);
      });
    },
    async settled() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
