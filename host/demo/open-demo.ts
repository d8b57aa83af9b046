import type { DemoSnapshot, DemoSwitch } from '../../contract/host/demo-shapes.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { OwnPlatformSwitch } from '../../contract/rpc/host-start.ts';
import { createSource, type Source } from '../views/view-source.ts';
import { type DemoStage, openDemoStage } from './demo-stage.ts';

export interface Demo {
  /** This till is one of the demo shop. */
  isDemo: boolean;
  /** Null on a till of any other shop. */
  stage: DemoStage | null;
  /** Never so without a stage. */
  isBroken(what: DemoSwitch): boolean;
  view: Source<DemoSnapshot>;
}

/** The stage of a till that the demo shop feeds, unless it is not wanted. */
export async function openDemo(
  documents: Pick<Documents, 'feedState'>,
  options: {
    isWanted: boolean;
    /** It has the identity of the demo shop; asked of a till that a platform feeds by now. */
    isOfDemo(): boolean;
    askForSecondTill: (() => Promise<string | null>) | null;
    switchPlatform(to: OwnPlatformSwitch): void;
    /** The till itself shows something of it: the network that is cut. */
    onChange(): void;
  },
): Promise<Demo> {
  const { askForSecondTill, switchPlatform } = options;
  const isDemo = (await documents.feedState('till'))?.epoch === 'demo' || options.isOfDemo();
  if (!isDemo || !options.isWanted) {
    return { isDemo, stage: null, isBroken: () => false, view: createSource(() => null) };
  }
  const stage = await openDemoStage({
    askForSecondTill,
    switchPlatform,
    onChange() {
      view.invalidate();
      options.onChange();
    },
  });
  const view = createSource<DemoSnapshot>(stage.snapshot);
  return { isDemo, stage, isBroken: stage.isBroken, view };
}
