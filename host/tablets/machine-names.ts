import { hostname, networkInterfaces } from 'node:os';

/** The IPv4 addresses of this machine in a network, in the system's order. */
export function machineAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** What this machine is called, and so in its own network (mDNS); none where that is no name for a network. */
export function machineNames(): string[] {
  const name = hostname().toLowerCase();
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9-]+)*$/.test(name)) return [];
  return name.includes('.') ? [name] : [name, `${name}.local`];
}
