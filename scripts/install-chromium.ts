import { installWithApt, isDebian } from './install-with-apt.ts';

/** For the tests in a browser. */
export function installChromium(): void {
  installWithApt('Chromium', 'chromium');
}

/** What somebody types who has no Chromium. */
export function howToInstallChromium(): string {
  return isDebian()
    ? 'sudo apt-get install chromium'
    : 'install Chromium or Chrome, or set CHROMIUM_PATH';
}
