// A browser as a reader has it, watched: every request it makes, everything it complains about.
"use strict";
const { chromium } = require("playwright-core");

const open = () => chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
  ],
});

/** Returns a window of its own whose complaints and foreign requests go to `wrong`. */
const window = async (browser, base, wrong, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, baseURL: base, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: base });
  context.on("request", (request) => {
    if (!request.url().startsWith(base)) wrong.push(`asked for ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()} at ${response.url()}`);
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()} at ${page.url()}`);
  });
  page.on("pageerror", (error) => wrong.push(`script: ${error.message} at ${page.url()}`));
  page.on("dialog", (dialog) => { wrong.push(`a dialog opened: ${dialog.message()}`); dialog.dismiss(); });
  return page;
};

module.exports = { open, window };
