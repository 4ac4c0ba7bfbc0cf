import { Router } from 'express';
import type { Files } from '../../core/ports.ts';
import { isPicture } from '../../render/files.ts';

/**
 * Serves attachments, to be mounted at `/files`. Who has the address may read: the id cannot be guessed. Nothing but a
 * picture is shown in the browser, and nothing can run there.
 */
export function filesRouter(files: Pick<Files, 'get'>): Router {
  const router = Router();
  router.get('/:id/:name', async (req, res) => {
    const file = await files.get(req.params.id);
    res.set({
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Referrer-Policy': 'no-referrer',
    });
    if (file === undefined) {
      const problem = { type: 'about:blank', title: 'Not found', status: 404, code: 'not-found' };
      res.status(404).type('application/problem+json').send(JSON.stringify(problem));
      return;
    }
    const { name, type } = file.attachment;
    const way = isPicture(type) ? 'inline' : 'attachment';
    res.set({
      'Content-Type': type,
      'Content-Disposition': `${way}; filename*=UTF-8''${extendedValue(name)}`,
      'Cache-Control': 'private, max-age=3600',
    });
    res.send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
  });
  return router;
}

function extendedValue(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
}
