import type { ReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** A file as an answer. Whoever sends it closes it. */
interface FileAnswer {
  file: FileHandle;
  byteCount: number;
  /** Of its content: another content has another. */
  etag: string;
  mediaType: string;
}
export const fileAnswer = z.custom<FileAnswer>(
  (found) => typeof found === 'object' && found !== null && 'file' in found,
);

export interface FileSender {
  send(request: FastifyRequest, reply: FastifyReply, answer: FileAnswer): Promise<FastifyReply>;
  /** Breaks off what is being sent. */
  close(): Promise<void>;
}

/**
 * Streams files that never change, whole or from a byte on (`Range: bytes=N-`, RFC 9110 §14). Any other
 * range is answered with the whole file, as a server may. Past the end: 416.
 */
export function createFileSender(): FileSender {
  const sending = new Set<ReadStream>();
  return {
    async send(request, reply, { file, byteCount, etag, mediaType }) {
      const from = firstByte(request, etag);
      void reply.headers({
        'accept-ranges': 'bytes',
        etag: `"${etag}"`,
        // It is compressed already, and a proxy that changed it would break its sum.
        'cache-control': 'private, max-age=31536000, immutable, no-transform',
      });
      if (from !== null && from >= byteCount) {
        await file.close();
        return reply.code(416).header('content-range', `bytes */${byteCount}`).send();
      }
      const start = from ?? 0;
      if (from !== null) {
        const range = `bytes ${from}-${byteCount - 1}/${byteCount}`;
        void reply.code(206).header('content-range', range);
      }
      const stream = file.createReadStream({ start, end: byteCount - 1 });
      sending.add(stream);
      stream.once('close', () => sending.delete(stream));
      return reply
        .type(mediaType)
        .header('content-length', byteCount - start)
        .send(stream);
    },
    async close() {
      for (const stream of sending) stream.destroy(new Error('the platform stops'));
    },
  };
}

/** Null: all of it. */
function firstByte({ headers }: FastifyRequest, etag: string): number | null {
  const asked = /^bytes=(\d{1,15})-$/.exec(headers.range ?? '')?.[1];
  const condition = headers['if-range'];
  const isOfThis = condition === undefined || condition === `"${etag}"`;
  return asked !== undefined && isOfThis ? Number(asked) : null;
}
