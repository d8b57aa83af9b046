import type { PageRejection } from './engine/check-page.ts';

/** A feed page that was refused whole, because one of its documents is not as its schema says. */
export class PageRejected extends Error {
  readonly code = 'DOCUMENT_REJECTED';
  readonly collection: PageRejection['collection'];
  readonly id: string;
  readonly reason: string;

  constructor({ collection, id, reason }: PageRejection) {
    super(`Page refused: ${collection ?? 'feed'} ${id}: ${reason}`);
    this.name = 'PageRejected';
    this.collection = collection;
    this.id = id;
    this.reason = reason;
  }
}
