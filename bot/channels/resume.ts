import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Resume } from './chat-session.ts';

const Sealed = z.object({
  conversationId: z.string(),
  userId: z.string(),
  locale: z.string(),
  named: z.string().exactOptional(),
});

/** Seals with a key made from the Direct Line secret: a new secret ends every visit, as it ends every token. */
export function createResume(secret: string): Resume {
  const key = createHmac('sha256', secret).update('chat visit').digest();
  const proof = (body: string) => createHmac('sha256', key).update(body).digest();
  return {
    seal(visit) {
      const body = Buffer.from(JSON.stringify(visit)).toString('base64url');
      return `${body}.${proof(body).toString('base64url')}`;
    },
    open(sealed) {
      const [body = '', given = ''] = sealed.split('.');
      const expected = proof(body);
      const shown = Buffer.from(given, 'base64url');
      if (shown.length !== expected.length || !timingSafeEqual(shown, expected)) return undefined;
      return Sealed.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString())).data;
    },
  };
}
