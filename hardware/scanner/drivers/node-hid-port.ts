import type { HidPort } from '../port.ts';

/**
 * HID by node-hid. Its native part is loaded at the first look, so that a machine on which it does not
 * load (Linux without libusb-1.0) has a till all the same.
 */
export const nodeHidPort: HidPort = {
  async devices() {
    const { devicesAsync } = await import('node-hid');
    return (await devicesAsync()).flatMap((device) =>
      device.path === undefined
        ? []
        : {
            path: device.path,
            vendorId: device.vendorId,
            name: [device.manufacturer, device.product].filter(Boolean).join(' ').trim() || 'HID',
            usagePage: device.usagePage ?? 0,
            usage: device.usage ?? 0,
          },
    );
  },
  async open(path, heard) {
    const { HIDAsync } = await import('node-hid');
    const device = await HIDAsync.open(path);
    device.on('data', heard.onReport);
    device.on('error', heard.onGone);
    return {
      async sendFeatureReport(report) {
        await device.sendFeatureReport([...report]);
      },
      close: () => device.close(),
    };
  },
};
