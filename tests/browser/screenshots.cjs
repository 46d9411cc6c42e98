// The pictures of the README. node screenshots.cjs ADDRESS FOLDER
"use strict";
const { open, window } = require("./browser.cjs");

const [, , base, folder] = process.argv;
const asked = "/search?q=who+denied+the+allegations";
const shots = [
  ["answers", "/search?q=how+many+officers+were+charged", {}],
  ["article", "/article?q=who+denied+the+allegations&id=2024%2Fuk-apt31.html%236#p6", {}],
  ["actor", "/actor?name=China", { viewport: { width: 1280, height: 1240 } }],
  ["dark", "/statements?threads=1&target=Russia", { colorScheme: "dark" }],
  ["phone", asked, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }],
];

(async () => {
  const browser = await open();
  const wrong = [];
  for (const [name, address, options] of shots) {
    const page = await window(browser, base, wrong, options);
    await page.goto(address);
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${folder}/${name}.png` });
    await page.context().close();
  }
  await browser.close();
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
})();
