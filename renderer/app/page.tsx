import { useStore } from 'zustand';
import { HostBanner } from '../components/host-banner.tsx';
import { ToastList } from '../components/toast-list.tsx';
import { ApprovalSheet } from '../screens/approval/approval-sheet.tsx';
import { DayScreen } from '../screens/day/day-screen.tsx';
import { DemoBar } from '../screens/demo/demo-bar.tsx';
import { ManagerScreen } from '../screens/manager/manager-screen.tsx';
import { PaidScreen } from '../screens/paid/paid-screen.tsx';
import { PlacedScreen } from '../screens/paid/placed-screen.tsx';
import { SaleScreen } from '../screens/sale/sale-screen.tsx';
import { SignOnScreen } from '../screens/sign-on/sign-on-screen.tsx';
import { TenderScreen } from '../screens/tender/tender-screen.tsx';
import { TrainingMark } from '../screens/training/training-mark.tsx';
import { isSignOnShown, screenOf } from '../state/screen.ts';
import { useTill, useUi } from '../state/use-till.ts';
import { Connecting } from './connecting.tsx';
import { LiveRegion } from './live-region.tsx';
import css from './page.module.css';
import { Sheets } from './sheets.tsx';
import { TopBar } from './top-bar.tsx';

/** Bar, banner if the host is away, and the screen that is on. */
export function Page() {
  const { snapshots } = useTill();
  const sale = useStore(snapshots.sale, ({ snapshot }) => snapshot);
  const wanted = useUi(({ screen }) => screen);
  const people = useStore(snapshots.people, ({ snapshot }) => snapshot);
  const isSwitching = useUi((ui) => ui.isSwitching);
  const isSignOn = isSignOnShown(people, isSwitching);
  const screen = isSignOn ? 'sign-on' : screenOf(sale, wanted);
  return (
    <div className={css.page}>
      <TopBar screen={screen} />
      <HostBanner />
      <DemoBar />
      {sale === null || people === null ? (
        <Connecting />
      ) : (
        <main
          className={css.main}
          data-testid="screen"
          data-screen={screen}
          data-version={sale.basket?.version ?? 0}
          data-last-command={sale.lastCommandId}
        >
          {screen === 'sign-on' && <SignOnScreen people={people} />}
          {screen === 'sale' && <SaleScreen />}
          {screen === 'day' && <DayScreen />}
          {screen === 'manager' && <ManagerScreen />}
          {screen === 'tender' && sale.basket && <TenderScreen basket={sale.basket} />}
          {screen === 'paid' && sale.paid && <PaidScreen paid={sale.paid} />}
          {screen === 'paid' && sale.placed && <PlacedScreen placed={sale.placed} />}
        </main>
      )}
      <TrainingMark />
      <Sheets />
      <ApprovalSheet />
      <ToastList />
      <LiveRegion />
    </div>
  );
}
