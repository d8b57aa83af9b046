import { installWithApt, isDebian } from './install-with-apt.ts';

/** For the tests of the platform on a server; they start one of their own from its programs. */
export function installPostgres(): void {
  installWithApt('PostgreSQL', 'postgresql');
}

/** What somebody types who has no PostgreSQL. */
export function howToInstallPostgres(): string {
  return isDebian()
    ? 'sudo apt-get install postgresql'
    : 'install PostgreSQL 15 or newer, with initdb on the PATH';
}
