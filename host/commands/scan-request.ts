import type { ScanRoute } from '../../contract/host/calls/scan-route.ts';
import type { BasketAck } from './take-step.ts';

export interface ScanRequest {
  commandId: string;
  seat: string;
  code: string;
  entered: 'scanned' | 'keyed';
  quantity?: string | undefined;
}

/** What a scan did to the basket, or where the page goes on with it. */
export interface ScanAck extends BasketAck {
  routed: ScanRoute | null;
}
